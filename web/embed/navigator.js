// The framed portal's navigator: tells the page around where it is, and opens a payment in a window of its
// own, as providers let nobody frame them.
import { makeNavigator as makePageNavigator } from '../navigator.js';
import { tell } from './telling.js';

/** Payments that this frame has shown, and so may tell of. @type {Set<string>} */
export const payments = new Set();

const PAYMENT = /^\/pay\/(pay_[\w-]+)/;
/** Of the portal that runs now. @type {ReturnType<typeof makePageNavigator> | undefined} */
let page;
let title = '';

function told() {
  const route = page?.route() ?? '/';
  const payment = PAYMENT.exec(route);
  if (payment) payments.add(payment[1]);
  tell('route', { route, title });
}

/** The page around wants another screen. @param {string} route */
export function goTo(route) {
  if (!page || route === page.route()) return;
  page.go(route, false);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** @type {typeof makePageNavigator} */
export function makeNavigator(host, routeChanged, signal) {
  const moved = () => {
    routeChanged();
    told();
  };
  const made = makePageNavigator(host, moved, signal);
  page = made;
  return {
    ...made,
    go(route, replace) {
      made.go(route, replace);
      told();
    },
    leave(url) {
      const payment = PAYMENT.exec(made.route());
      if (payment) tell('payment', { payment: payment[1], status: 'pending' });
      open(url, '_blank');
    },
    setTitle(text) {
      made.setTitle(text);
      title = text;
      told();
    },
  };
}
