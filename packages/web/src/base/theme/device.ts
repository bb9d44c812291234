/**
 * Choices kept on the device: language and large type. Storage may be refused (private windows,
 * kiosk policies); then the choice lasts for the page.
 */
export function recall(name: string): string | null {
  try {
    return globalThis.localStorage.getItem(`zca.${name}`);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string | null): void {
  try {
    if (value === null) globalThis.localStorage.removeItem(`zca.${name}`);
    else globalThis.localStorage.setItem(`zca.${name}`, value);
  } catch {
    // The choice then lasts for this page only.
  }
}

const LARGE = 'large-type';

export function isLargeType(): boolean {
  return recall(LARGE) === 'yes';
}

/** Sets or unsets 大字版 on the document and keeps the choice. */
export function setLargeType(large: boolean): void {
  keep(LARGE, large ? 'yes' : null);
  document.documentElement.classList.toggle('large-type', large);
}
