// What is left when the program cannot go on: a plain, accessible page that keeps the address, so that
// going on returns to where the person was. Drafts and everything else in storage stay.

/** @type {Record<string, [string, string, string]>} */
const WORDS = {
  en: [
    'Something went wrong',
    'The portal had to stop. Nothing you already sent is lost, and no payment is made twice.',
    'Go on where I was',
  ],
  fa: [
    'مشکلی پیش آمد',
    'پورتال ناچار متوقف شد. چیزی که فرستاده‌اید از دست نرفته و هیچ پرداختی دو بار انجام نمی‌شود.',
    'ادامه از همان‌جا',
  ],
  fil: [
    'Nagkaroon ng problema',
    'Kinailangang huminto ng portal. Walang nawala sa naipadala mo na, at walang bayad na mauulit.',
    'Magpatuloy kung saan ako huminto',
  ],
};
/** @type {Record<string, [string, string, string]>} */
const UNREACHED = {
  en: [
    'The portal could not be loaded',
    'Check your connection, then try again. If that does not help, your browser may be too old.',
    'Try again',
  ],
  fa: [
    'پورتال بارگذاری نشد',
    'اتصال خود را بررسی و دوباره تلاش کنید. اگر نشد، شاید مرورگرتان قدیمی باشد.',
    'تلاش دوباره',
  ],
  fil: [
    'Hindi ma-load ang portal',
    'Suriin ang koneksyon mo at subukan ulit. Kung hindi pa rin, baka luma na ang browser mo.',
    'Subukan ulit',
  ],
};

/**
 * @param {HTMLElement} host
 * @param {string} address where going on leads
 * @param {boolean} started the program had started
 */
export function showPanic(host, address, started) {
  const tag = (host.lang || document.documentElement.lang || navigator.language).split('-')[0];
  const language = tag in WORDS ? tag : 'en';
  const [title, text, action] = (started ? WORDS : UNREACHED)[language];
  const page = document.createElement('div');
  page.className = 'portico-panic-page';
  page.lang = language;
  page.dir = language === 'fa' ? 'rtl' : 'ltr';
  page.setAttribute('role', 'alert');
  const heading = document.createElement('h1');
  heading.textContent = title;
  heading.tabIndex = -1;
  const words = document.createElement('p');
  words.textContent = text;
  const link = document.createElement('a');
  link.href = address;
  link.textContent = action;
  page.append(heading, words, link);
  host.classList.add('portico-panic');
  host.append(page);
  heading.focus();
}
