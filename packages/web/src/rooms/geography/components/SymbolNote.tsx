import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { InfoNotice } from '../../../base/components/Notice.tsx';
import type { ShownSymbols } from '../useSymbols.ts';

/** Says that circles stand for areas whose borders nobody has loaded, and which areas have none. */
export function SymbolNote(props: { readonly symbols: ShownSymbols }): ReactNode {
  const { f } = useSpeech();
  const x = useMapTexts();
  const { symbols, without, accuracyMetres } = props.symbols;
  const isEmpty = symbols.length + without === 0;
  return (
    <InfoNotice>
      {isEmpty ? x.symbols.nothing : symbols.length === 0 ? x.symbols.nowhere : x.symbols.note}
      {symbols.length > 0 && accuracyMetres !== null && x.symbols.within(f.number(accuracyMetres))}
      {symbols.length > 0 && without > 0 && x.symbols.without(f.number(without))}
      {!isEmpty && x.symbols.load}
    </InfoNotice>
  );
}
