/** How long a turn may go on; what is begun when it is over is finished, and nothing new is begun. */
export interface Turn {
  /** Milliseconds. */
  readonly end: number
  /** The end has come, or the process was asked to stop. */
  isOver(): boolean
}
