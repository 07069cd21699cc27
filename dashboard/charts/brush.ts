/** What a figure does with a brush, by hand or by keyboard. */
export interface Brush {
  /** From one mark to another, in either order, still held. */
  stretch(from: number, to: number): void;
  /** Let go: what was shown is chosen. */
  release(): void;
  /** Given up: everything stays as it was. */
  cancel(): void;
}
