/** A button: it does what it says and sends no form. */
import type { ComponentProps } from 'preact';

export const Button = (props: ComponentProps<'button'>) => <button type="button" {...props} />;
