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
  ar: [
    'حدث خطأ ما',
    'اضطرت البوابة إلى التوقف. لم يضع شيء مما أرسلتموه، ولا تتم أي عملية دفع مرتين.',
    'المتابعة من حيث كنت',
  ],
  de: [
    'Etwas ist schiefgelaufen',
    'Das Portal musste anhalten. Nichts, was Sie gesendet haben, ist verloren, und keine Zahlung erfolgt doppelt.',
    'Dort weitermachen, wo ich war',
  ],
  es: [
    'Algo ha fallado',
    'El portal tuvo que detenerse. No se pierde nada de lo que envió y ningún pago se hace dos veces.',
    'Seguir donde estaba',
  ],
  fr: [
    'Un problème est survenu',
    'Le portail a dû s’arrêter. Rien de ce que vous avez envoyé n’est perdu et aucun paiement n’est fait deux fois.',
    'Reprendre là où j’étais',
  ],
  hi: [
    'कोई गड़बड़ी हुई',
    'पोर्टल को रुकना पड़ा। आपका भेजा हुआ कुछ भी नहीं खोया और कोई भुगतान दो बार नहीं होता।',
    'जहाँ था वहीं से आगे बढ़ें',
  ],
  ja: [
    '問題が発生しました',
    'ポータルを停止しました。送信済みの内容は失われず、支払いが二重になることもありません。',
    '続きから再開',
  ],
  th: [
    'เกิดข้อผิดพลาด',
    'พอร์ทัลต้องหยุดทำงาน สิ่งที่ท่านส่งไปแล้วไม่สูญหาย และไม่มีการชำระซ้ำ',
    'ดำเนินการต่อจากเดิม',
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
  ar: [
    'تعذّر تحميل البوابة',
    'تحققوا من الاتصال ثم أعيدوا المحاولة. إن لم يُجدِ ذلك فقد يكون متصفحكم قديمًا.',
    'إعادة المحاولة',
  ],
  de: [
    'Das Portal konnte nicht geladen werden',
    'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut. Hilft das nicht, ist Ihr Browser vielleicht zu alt.',
    'Erneut versuchen',
  ],
  es: [
    'No se pudo cargar el portal',
    'Compruebe su conexión y vuelva a intentarlo. Si no sirve, puede que su navegador sea demasiado antiguo.',
    'Reintentar',
  ],
  fr: [
    'Le portail n’a pas pu être chargé',
    'Vérifiez votre connexion, puis réessayez. Si cela ne suffit pas, votre navigateur est peut-être trop ancien.',
    'Réessayer',
  ],
  hi: [
    'पोर्टल लोड नहीं हो सका',
    'अपना कनेक्शन जाँचें, फिर प्रयास करें। यदि इससे लाभ न हो, तो आपका ब्राउज़र शायद बहुत पुराना है।',
    'फिर से प्रयास करें',
  ],
  ja: [
    'ポータルを読み込めませんでした',
    '接続を確認して、もう一度お試しください。解決しない場合は、ブラウザーが古い可能性があります。',
    '再試行',
  ],
  th: [
    'โหลดพอร์ทัลไม่ได้',
    'ตรวจสอบการเชื่อมต่อแล้วลองอีกครั้ง หากยังไม่ได้ เบราว์เซอร์ของท่านอาจเก่าเกินไป',
    'ลองอีกครั้ง',
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
  page.dir = ['ar', 'fa'].includes(language) ? 'rtl' : 'ltr';
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
