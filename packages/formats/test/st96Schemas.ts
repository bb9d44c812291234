import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { XmlDocument, XsdValidator, XmlValidateError } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import tar from 'tar-stream';
import { collection } from './support.ts';

/** The schemas of ST.96 V6.0 as WIPO publishes them, one flattened file a root element. */
export const ST96_SCHEMAS = collection('patents-official-xml/wipo-st96-v6-xsd-flattened.tar.gz');

/** The root element of a document. */
function rootOf(xml: string): string {
  return /<(?:\w+:)(\w+)[\s>]/.exec(
    xml.replace(/^<\?xml[^>]*>\s*(?:<!--[\s\S]*?-->\s*)*/, ''),
  )![1]!;
}

/** A function that names what is wrong with a document after the schema of its root element. */
export async function st96Validator(): Promise<(xml: string) => readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zca-st96-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const extract = createReadStream(ST96_SCHEMAS.path).pipe(createGunzip()).pipe(tar.extract());
  for await (const entry of extract) {
    const parts: Uint8Array[] = [];
    for await (const chunk of entry) parts.push(chunk as Uint8Array);
    if (entry.header.name.endsWith('.xsd')) {
      writeFileSync(join(folder, basename(entry.header.name)), Buffer.concat(parts));
    }
  }
  xmlRegisterFsInputProviders();
  const validators = new Map<string, XsdValidator>();
  return (xml) => {
    const root = rootOf(xml);
    let validator = validators.get(root);
    if (validator === undefined) {
      const file = join(folder, `${root}_V6_0.xsd`);
      const schema = XmlDocument.fromBuffer(readFileSync(file), { url: file });
      validator = XsdValidator.fromDoc(schema);
      schema.dispose();
      validators.set(root, validator);
    }
    const document = XmlDocument.fromString(xml);
    try {
      validator.validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof XmlValidateError)) throw error;
      return error.details.map(({ message, line }) => `${line}: ${message.trim()}`);
    } finally {
      document.dispose();
    }
  };
}
