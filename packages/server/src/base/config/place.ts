import { availableParallelism, homedir } from 'node:os';
import { join, relative, resolve } from 'node:path';

/** What a default may depend on. */
export interface Place {
  readonly workingDirectory: string;
  /** Folder of the repository or of the installation. */
  readonly installation: string;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cores: number;
}

/** The place of this process. */
export function currentPlace(environment: Place['environment']): Place {
  return {
    workingDirectory: process.cwd(),
    installation: resolve(import.meta.dirname, '../../../../..'),
    platform: process.platform,
    home: homedir(),
    environment,
    cores: availableParallelism(),
  };
}

/** `data` inside the installation when started there, otherwise the data folder of the user. */
export function defaultDataDirectory(place: Place): string {
  const inside = relative(place.installation, place.workingDirectory);
  if (inside === '' || !(inside.startsWith('..') || resolve(inside) === inside)) {
    return join(place.installation, 'data');
  }
  const { LOCALAPPDATA, XDG_DATA_HOME } = place.environment;
  switch (place.platform) {
    case 'win32':
      return join(LOCALAPPDATA || join(place.home, 'AppData', 'Local'), 'ZhiChangAn');
    case 'darwin':
      return join(place.home, 'Library', 'Application Support', 'ZhiChangAn');
    default:
      return join(XDG_DATA_HOME || join(place.home, '.local', 'share'), 'zhichangan');
  }
}
