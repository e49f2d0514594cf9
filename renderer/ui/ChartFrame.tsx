import { ActionIcon, Loader, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, Suspense, useRef } from 'react'
import classes from './ChartFrame.module.css'
import { pngOf, svgOf } from './chartImage.ts'
import { fileNameOf, offerFile } from './offerFile.ts'

interface ChartFrameProps {
  /** What the chart shows, for readers who cannot see it; its numbers stand in a table beside it. */
  readonly label: string
  readonly menuLabel: string
  /** For files, without extension. */
  readonly fileName: string
  /** The chart's numbers as csv. */
  readonly csv: () => string
  /** In pixels, so that nothing jumps when the chart arrives. */
  readonly height: number
  readonly children: ReactNode
}

/** A chart, loaded when it is first needed, with its export in the corner. */
export function ChartFrame({ label, menuLabel, fileName, csv, height, children }: ChartFrameProps) {
  const frame = useRef<HTMLDivElement>(null)
  const chart = () => frame.current?.querySelector<SVGSVGElement>('svg.recharts-surface')
  const offer = async (draw: (chart: SVGSVGElement) => Blob | Promise<Blob>, extension: string) => {
    const drawn = chart()
    if (drawn) offerFile(await draw(drawn), fileNameOf(fileName, extension))
  }
  return (
    <figure className={classes.frame}>
      <div ref={frame} role="img" aria-label={label} style={{ height }}>
        <Suspense fallback={<Loader size="sm" className={classes.waiting} />}>{children}</Suspense>
      </div>
      <div className={classes.menu}>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={menuLabel}>
              <IconDownload size={16} stroke={1.5} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void offer(svgOf, 'svg')}>SVG</Menu.Item>
            <Menu.Item onClick={() => void offer(pngOf, 'png')}>PNG</Menu.Item>
            <Menu.Item onClick={() => offerFile(new Blob([csv()], { type: 'text/csv' }), fileNameOf(fileName, 'csv'))}>
              CSV
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </figure>
  )
}
