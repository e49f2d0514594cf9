import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Layout {
  /** Widths of panes in pixels, by the pane's name. */
  readonly widths: Readonly<Record<string, number>>
  readonly setWidth: (pane: string, width: number) => void
}

/** How this person has arranged the panes: a habit of the window, and no part of the project. */
export const useLayout = create<Layout>()(
  persist(
    (set) => ({
      widths: {},
      setWidth: (pane, width) => set(({ widths }) => ({ widths: { ...widths, [pane]: width } })),
    }),
    { name: 'intercoder-layout' },
  ),
)
