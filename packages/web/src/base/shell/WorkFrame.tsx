export function WorkFrame() {
  return null;
}
