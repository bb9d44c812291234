import type { Sealer } from '../base/secrecy/index.ts';

/** The address of an account as it is found: case and the form of characters do not matter. */
function foldEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

/** Addresses and telephone numbers of persons, sealed each for its own row. */
export class Contacts {
  readonly #sealer: Sealer;

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  /** The keyed hash by which an account is found. */
  emailIndex(email: string): Buffer {
    return this.#sealer.blindIndex(foldEmail(email), 'person.email');
  }

  /** The columns of an address. */
  sealedEmail(id: string, email: string | null) {
    return {
      email: null,
      email_sealed: email === null ? null : this.#sealer.seal(email, `person.email:${id}`),
      email_index: email === null ? null : this.emailIndex(email),
    };
  }

  /** The columns of a telephone number; none where there is no number. */
  sealedPhone(id: string, phone: string | null) {
    if (phone === null) return {};
    return {
      phone_sealed: this.#sealer.seal(phone, `person.phone:${id}`),
      phone_index: this.#sealer.blindIndex(phone.replaceAll(/[^\d+]/g, ''), 'person.phone'),
    };
  }

  openEmail(id: string, sealed: Uint8Array | null): string | null {
    return sealed === null ? null : this.#sealer.openText(sealed, `person.email:${id}`);
  }

  openPhone(id: string, sealed: Uint8Array | null): string | null {
    return sealed === null ? null : this.#sealer.openText(sealed, `person.phone:${id}`);
  }
}
