import {
  ActionIcon,
  Button,
  createTheme,
  NativeSelect,
  PasswordInput,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';

/** How Mantine's parts behave here; their colours come from `tokens.css` by way of `parts.css`. */
export const theme = createTheme({
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', size: 'md', color: 'gray' } }),
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'sm' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, transitionProps: { duration: 80 } } }),
  },
});
