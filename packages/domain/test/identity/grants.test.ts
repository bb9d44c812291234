import { describe, expect, it } from 'vitest';
import type { Grant, Organisation, OrganisationKind, Role } from '../../src/identity/index.ts';
import { findGrantFault, maskEmail, maskPhone, roleOfStaff } from '../../src/identity/index.ts';

const place = (kind: OrganisationKind, closedAt: string | null = null): Organisation => ({
  code: 'X1',
  kind,
  name: { zh: '某', en: 'Some' },
  superior: null,
  closedAt,
});
const grant = (role: Role, jurisdiction: string | null, manager = false): Grant => ({
  role,
  jurisdiction,
  manager,
});

describe('a grant', () => {
  it.each([
    ['station', 'station', undefined],
    ['station', 'district', 'placeUnfit'],
    ['district', 'district', undefined],
    ['district', 'zone', undefined],
    ['district', 'bank', 'placeUnfit'],
    ['head', 'station', undefined],
    ['head', 'district', undefined],
    ['bank', 'bank', undefined],
    ['bank', 'agency', 'placeUnfit'],
    ['holder', 'university', undefined],
    ['auditor', 'district', undefined],
    ['city', 'district', 'placeUnfit'],
    ['systemAdministrator', 'district', 'placeUnfit'],
    ['police', 'police', undefined],
    ['police', 'court', 'placeUnfit'],
  ] as const)('of %s in a %s: %s', (role, kind, fault) => {
    expect(findGrantFault(grant(role, 'X1'), place(kind))).toBe(fault);
  });

  it('needs an open place that is there, and some roles any place at all', () => {
    expect(findGrantFault(grant('district', 'X1'), undefined)).toBe('placeAbsent');
    const closed = place('district', '2026-01-01T00:00:00Z');
    expect(findGrantFault(grant('district', 'X1'), closed)).toBe('placeClosed');
    expect(findGrantFault(grant('district', null), undefined)).toBe('placeNeeded');
    expect(findGrantFault(grant('city', null), undefined)).toBeUndefined();
  });

  it('is managed only by the role that an organisation of clients has', () => {
    expect(findGrantFault(grant('bank', 'X1', true), place('bank'))).toBeUndefined();
    expect(findGrantFault(grant('district', 'X1', true), place('district'))).toBe('notManaged');
    expect(findGrantFault(grant('expert', 'X1', true), place('university'))).toBe('notManaged');
    expect(findGrantFault(grant('holder', null, true), undefined)).toBe('notManaged');
    expect(roleOfStaff('firm')).toBe('holder');
    expect(roleOfStaff('station')).toBeUndefined();
  });
});

describe('masking', () => {
  it('leaves what tells apart and not what reaches', () => {
    expect(maskEmail('lijianguo@example.cn')).toBe('l***@example.cn');
    expect(maskEmail('𬭎@example.cn')).toBe('𬭎***@example.cn');
    expect(maskPhone('138 0000 1234')).toBe('138****34');
    expect(maskPhone('12315')).toBe('***');
  });
});
