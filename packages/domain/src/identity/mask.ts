/** An address of which only the first character of the account and the domain can be read. */
export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${[...local][0] ?? ''}***@${domain}`;
}

/** A telephone number of which only the first three and the last two figures can be read. */
export function maskPhone(phone: string): string {
  const figures = phone.replaceAll(/[^\d+]/g, '');
  if (figures.length < 7) return '***';
  return `${figures.slice(0, 3)}****${figures.slice(-2)}`;
}
