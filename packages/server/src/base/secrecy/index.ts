export { type Sealer, SealFault, keyIdOfSealed, openSealer, rotateSealingKey } from './sealer.ts';
