/** Shapes on a square of 24 units, the same in both reading directions, that can be filled or outlined. */
export const symbols = {
  person:
    'M12 1.5a4.25 4.25 0 1 1 0 8.5a4.25 4.25 0 0 1 0-8.5ZM7.5 11.5h9a3.5 3.5 0 0 1 3.5 3.5v7.5h-16v-7.5a3.5 3.5 0 0 1 3.5-3.5Z',
  document: 'M4.5 1.5h10l5 5v16h-15Z',
  phone: 'M8 1.5h8a2 2 0 0 1 2 2v17a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-17a2 2 0 0 1 2-2Z',
  house: 'M12 2l10 9h-3v11h-14v-11h-3Z',
  dot: 'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18Z',
} as const
