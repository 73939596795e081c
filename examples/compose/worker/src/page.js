import { title } from './title.js';

document.body.textContent = title;
