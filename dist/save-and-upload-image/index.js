import { start } from '../shared/index.js';

await start('save-and-upload-image');
