/**
 * Colours that people with colour-vision deficiencies can tell apart: Okabe and Ito's without black and yellow, which vanish on
 * one of the two themes, a brown, and Tol's purple. Beyond eight codes they repeat, and the label beside the colour carries
 * the difference.
 *
 * @see Okabe, M. & Ito, K. (2008). Color Universal Design: How to make figures and presentations that are friendly to colorblind people.
 * @see Tol, P. (2021). Colour Schemes. SRON/EPS/TN/09-002, the scheme “bright”.
 */
export const palette = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#8a6d3b', '#aa3377'] as const

export const colourOf = (position: number): string => palette[position % palette.length]!
