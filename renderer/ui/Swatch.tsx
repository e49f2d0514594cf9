import classes from './Swatch.module.css'

/** A small mark in a colour. It never stands alone: the name beside it says what the colour means. */
export const Swatch = ({ colour, size = 10 }: { readonly colour: string; readonly size?: number }) => (
  <span className={classes.swatch} style={{ background: colour, width: size, height: size }} aria-hidden="true" />
)
