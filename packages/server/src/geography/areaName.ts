import type { MapAreaKind } from '@zca/domain/geography';
import { valueLabel } from '@zca/domain/registry';
import type { Bilingual } from '@zca/query';
import type { RegistryService } from '../registry/index.ts';

/** What an area is called; its code where nobody knows. */
export function areaName(registry: RegistryService, kind: MapAreaKind, code: string): Bilingual {
  const street = kind === 'street' ? registry.options.placer.streetTitle(code) : undefined;
  return street ?? valueLabel(kind, code);
}
