import type { ImportRun } from '@zca/domain/registry';
import type { ReactNode } from 'react';
import { useWorkTexts } from '../../../base/catalogue/desk/index.ts';
import { Glyph } from '../../../base/components/Glyph.tsx';
import type { GlyphShape } from '../../../base/components/Glyph.tsx';
import '../../../base/components/Status.css';

const LOOKS: Readonly<Record<ImportRun['status'], { shape: GlyphShape; tone: string }>> = {
  pending: { shape: 'dotted', tone: 'unknown' },
  running: { shape: 'half', tone: 'pending' },
  finished: { shape: 'disc', tone: 'valid' },
  failed: { shape: 'square', tone: 'failed' },
  cancelled: { shape: 'barred', tone: 'invalid' },
};

/** State of an import, as glyph and word. */
export function RunStatus(props: { readonly status: ImportRun['status'] }): ReactNode {
  const w = useWorkTexts();
  const { shape, tone } = LOOKS[props.status];
  return (
    <span className={`status status--${tone}`}>
      <Glyph shape={shape} />
      {w.imports.statuses[props.status]}
    </span>
  );
}
