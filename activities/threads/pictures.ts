import { drawPictures } from '../../outputs/mail/pictures/choose.js';
import { answer } from './answer.js';

answer<'pictures'>(drawPictures);
