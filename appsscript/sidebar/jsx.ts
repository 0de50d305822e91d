/** What elements of the built page are made by (see build.mjs). */
export { Fragment, h } from 'preact';
