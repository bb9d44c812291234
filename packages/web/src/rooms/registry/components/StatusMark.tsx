import type { RightStatus } from '@zca/domain/registry';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Glyph } from '../../../base/components/Glyph.tsx';
import type { GlyphShape } from '../../../base/components/Glyph.tsx';
import '../../../base/components/Status.css';

const GROUP_SHAPES: Readonly<Record<RightStatus['group'], GlyphShape>> = {
  valid: 'disc',
  pending: 'half',
  invalid: 'barred',
  unknown: 'ring',
};

/** Shape and colour of what lies on a right: pledges and restraints weigh, licences do not. */
const OVERLAY_SHAPES: Readonly<Record<string, { shape: GlyphShape; tone: string }>> = {
  pledged: { shape: 'diamond', tone: 'pledged' },
  licensed: { shape: 'lozenge', tone: 'licensed' },
  exclusiveLicensed: { shape: 'lozenge', tone: 'licensed' },
  openLicensed: { shape: 'lozenge', tone: 'licensed' },
  preserved: { shape: 'triangle', tone: 'warned' },
  suspended: { shape: 'triangle', tone: 'warned' },
};

/** The legal status in words, with its glyph. */
export function StatusMark(props: { readonly status: RightStatus }): ReactNode {
  const { say } = useSpeech();
  const { group, label } = props.status;
  return (
    <span className={`status status--${group}`}>
      <Glyph shape={GROUP_SHAPES[group]} />
      {say(label)}
    </span>
  );
}

/** What lies on the right: pledge, licence, preservation, each with its glyph. */
export function OverlayMarks(props: { readonly overlays: readonly string[] }): ReactNode {
  const { t } = useSpeech();
  const names = t.overlays as Readonly<Record<string, string>>;
  return props.overlays.map((overlay) => {
    const look = OVERLAY_SHAPES[overlay] ?? { shape: 'triangle' as const, tone: 'warned' };
    return (
      <span key={overlay} className={`status status--${look.tone}`}>
        <Glyph shape={look.shape} />
        {names[overlay] ?? overlay}
      </span>
    );
  });
}
