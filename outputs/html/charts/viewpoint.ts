import type { BarGridChart } from '../../../reporting/report.js';
import { axisSize, shortened, textWidth } from './look.js';

/** From where the bars are seen: degrees above the floor and around it, and how much of the scene fits the height. */
export interface Viewpoint {
  readonly alpha: number;
  readonly beta: number;
  readonly size: number;
}

/** Extent of the scene in its own units. */
export interface Box {
  readonly width: number;
  readonly depth: number;
  readonly height: number;
}

/** Signs of a name that are written at an axis. */
export const longestName = 18;

const height = 64;
const steep = { alpha: 30, beta: 18 } as const;
const most = { along: 220, deep: 84 } as const;

/** Enough room for each bar, within what still fits a screen. */
export function boxOf(chart: BarGridChart): Box {
  const clamp = (least: number, value: number, greatest: number): number =>
    Math.min(greatest, Math.max(least, value));
  return {
    width: clamp(100, chart.x.categories.length * 16, most.along),
    depth: clamp(36, chart.y.categories.length * 16, most.deep),
    height,
  };
}

/** Where a scene is drawn, in CSS pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Room left and right for the names at the edges of the scene. */
  readonly side: number;
}

/** The view in which the whole scene and the names at its edges are in the picture, and rear bars stand clear. */
export function wholeView({ width, depth, height }: Box, picture: Picture): Viewpoint {
  const [a, b] = [steep.alpha, steep.beta].map((degrees) => (degrees * Math.PI) / 180) as [number, number];
  const across = width * Math.cos(b) + depth * Math.sin(b);
  const upright = height * Math.cos(a) + (width * Math.sin(b) + depth * Math.cos(b)) * Math.sin(a);
  const aspect = Math.max(picture.width / 2, picture.width - 2 * picture.side) / picture.height;
  return { ...steep, size: Math.max(upright * 1.16, across / aspect) };
}

/** As wide as the longest name in depth and the title beyond it. */
export const sideOf = (chart: BarGridChart): number =>
  16 + Math.max(56, ...chart.y.categories.map((name) => textWidth(shortened(name, longestName), axisSize)));

export const viewControl = ({ alpha, beta, size }: Viewpoint, whole: Viewpoint) => ({
  projection: 'orthographic',
  alpha,
  beta,
  orthographicSize: size,
  minOrthographicSize: whole.size / 3,
  maxOrthographicSize: whole.size * 1.5,
  minAlpha: 5,
  maxAlpha: 88,
  center: [0, -4, 0],
  rotateMouseButton: 'left',
  panMouseButton: 'right',
  panSensitivity: 0,
  // The wheel is left to the page, which scrolls with it.
  zoomSensitivity: 0,
  animation: false,
  damping: 0,
});
