/** What other rooms show of a search. Apart from its state, which addresses need before any page. */
export { Conditions } from './Conditions.tsx';
export { QueryBox } from './QueryBox.tsx';
