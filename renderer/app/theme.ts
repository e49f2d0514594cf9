import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  Modal,
  NumberInput,
  SegmentedControl,
  Select,
  Table,
  Tooltip,
} from '@mantine/core'

const control = {
  '--input-height': 'var(--control-height)',
  '--input-fz': '13px',
  '--input-size': 'var(--control-height)',
}

/** Mantine in our measures: small controls, one accent, and contrast that holds in both themes. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.28,
  // Mantine picks the colour of a filled button's words for the light theme, and keeps it in the dark one.
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input)
    return input.variant === 'filled' ? { ...colours, color: 'var(--on-filled)' } : colours
  },
  fontFamily: 'var(--font-interface)',
  fontFamilyMonospace: 'var(--font-code)',
  fontSizes: { xs: '12px', sm: '13px', md: '15px', lg: '17px', xl: '21px' },
  lineHeights: { xs: '16px', sm: '20px', md: '22px', lg: '28px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { sm: '4px', md: '6px', lg: '8px' },
  defaultRadius: 'md',
  headings: { fontFamily: 'var(--font-interface)', fontWeight: '650' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      vars: (_, { variant = 'filled' }) => ({
        root: {
          '--button-height': 'var(--control-height)',
          '--button-fz': '13px',
          '--button-padding-x': '12px',
          // Mantine decides by the light theme's shade whether words on a filled button are black or white.
          ...(variant === 'filled' ? { '--button-color': 'var(--mantine-primary-color-contrast)' } : {}),
        },
      }),
      styles: { label: { fontWeight: 550 } },
    }),
    Input: Input.extend({ vars: () => ({ wrapper: control }) }),
    Select: Select.extend({ defaultProps: { allowDeselect: false, checkIconPosition: 'right' } }),
    NumberInput: NumberInput.extend({ defaultProps: { hideControls: true } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, padding: 24, radius: 'lg', overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: { fontSize: '17px', fontWeight: 650 } },
    }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 6, horizontalSpacing: 12, fz: 13 } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false, fz: 12, multiline: true, maw: 320 } }),
  },
})

/** Mantine's own names for paper, ink and line, pointed at ours. */
export const cssVariables: CSSVariablesResolver = () => {
  const surface = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--muted)',
    '--mantine-color-placeholder': 'var(--muted)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-hover': 'var(--panel)',
    '--mantine-color-error': 'var(--error)',
  }
  return {
    variables: {},
    light: { ...surface, '--on-filled': 'var(--mantine-color-white)' },
    dark: { ...surface, '--on-filled': 'var(--mantine-color-black)' },
  }
}
