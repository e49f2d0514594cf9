/**
 * Colours that people with colour-vision deficiencies can tell apart. Without black and yellow, which vanish on one of the
 * two themes; beyond seven codes they repeat, and the label beside the colour carries the difference.
 *
 * @see Okabe, M. & Ito, K. (2008). Color Universal Design: How to make figures and presentations that are friendly to colorblind people.
 */
export const okabeIto = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#8a6d3b'] as const

export const colourOf = (position: number): string => okabeIto[position % okabeIto.length]!
