/** The sandbox daemon. Started once per sandbox by its provider; see ../PROTOCOL.md. */

import { readConfig } from './config.mjs';
import { startDaemon } from './daemon.mjs';

try {
  const daemon = await startDaemon(readConfig(process.env));
  if (!daemon.isolated) console.error('atelier-daemon: not in a sandbox; children that hide from their command are not ended.');
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, () => void daemon.close().finally(() => process.exit(0)));
  }
} catch (error) {
  console.error(`atelier-daemon: ${error.message}`);
  process.exit(1);
}
