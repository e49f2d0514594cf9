import { useId } from 'react'
import classes from './ColourChoice.module.css'
import { Swatch } from './Swatch.tsx'

interface ColourChoiceProps {
  readonly legend: string
  readonly other: string
  /** As `#rrggbb`. */
  readonly colours: readonly string[]
  readonly colour: string
  readonly disabled: boolean
  readonly onChoose: (colour: string) => void
}

/** A few colours that can be told apart, and any other by the system's own means. */
export function ColourChoice({ legend, other, colours, colour, disabled, onChoose }: ColourChoiceProps) {
  const group = useId()
  return (
    <fieldset className={classes.choice} disabled={disabled}>
      <legend className={classes.legend}>{legend}</legend>
      {colours.map((offered) => (
        <label className={classes.colour} key={offered}>
          <input
            type="radio"
            name={group}
            aria-label={offered}
            checked={offered === colour.toLowerCase()}
            onChange={() => onChoose(offered)}
          />
          <Swatch colour={offered} size={20} />
        </label>
      ))}
      <label className={classes.other}>
        <input type="color" value={colour} onChange={(event) => onChoose(event.currentTarget.value)} />
        {other}
      </label>
    </fieldset>
  )
}
