/** What other rooms use of a search: the part of an address that says it. */
export {
  askedParameters,
  changeSearch,
  readSearch,
  type SearchAddress,
  type SearchState,
  writeSearch,
} from './searchState.ts';
