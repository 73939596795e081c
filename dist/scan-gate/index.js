import { start } from '../shared/index.js';

await start('scan-gate');
