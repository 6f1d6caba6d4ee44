import { renderPage } from '../../outputs/html/render_page.js';
import { answer } from './answer.js';

answer<'page'>(renderPage);
