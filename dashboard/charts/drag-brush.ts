import { nearestIndex } from '../geometry/nearest.ts';
import type { Brush } from './brush.ts';

type Pointed = PointerEvent & { currentTarget: SVGSVGElement };

/** What a chart over one axis does with a pointer. */
export interface Dragging {
  readonly ondown: (event: Pointed) => void;
  readonly onmove: (event: Pointed) => void;
  readonly onup: () => void;
  readonly oncancel: () => void;
}

/** So many pixels away from where it came down, a hand still rests. */
const REST = 4;

/**
 * Pointing at the marks of an axis, and brushing over them.
 * @param positions where the marks are now, in pixels
 * @param brush what is done with a brush now; undefined where there is none
 */
export const dragBrush = (
  positions: () => readonly number[],
  brush: () => Brush | undefined,
  onpoint: (index: number | null) => void,
): Dragging => {
  let start: { readonly x: number; readonly index: number; readonly moved: boolean } | null = null;
  const indexAt = (event: Pointed): number | null =>
    nearestIndex(positions(), event.clientX - event.currentTarget.getBoundingClientRect().left);
  return {
    ondown: (event) => {
      const index = indexAt(event);
      if (!brush() || event.button !== 0 || index === null) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start = { x: event.clientX, index, moved: false };
    },
    onmove: (event) => {
      const index = indexAt(event);
      onpoint(index);
      if (!start || index === null || (!start.moved && Math.abs(event.clientX - start.x) < REST)) return;
      start = { ...start, moved: true };
      brush()?.stretch(start.index, index);
    },
    onup: () => {
      if (start?.moved) brush()?.release();
      start = null;
    },
    oncancel: () => {
      if (start?.moved) brush()?.cancel();
      start = null;
    },
  };
};
