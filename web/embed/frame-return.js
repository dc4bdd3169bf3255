// Where a payment that began in a frame comes back to, in a window of its own: closes it, or says that it
// may be closed. The frame hears by its stream how the payment ended.

/** @type {Record<string, [string, string]>} */
const WORDS = {
  en: ['You can close this window', 'The portal, where you began the payment, shows how it ended.'],
  fa: ['می‌توانید این پنجره را ببندید', 'پورتالی که پرداخت را در آن آغاز کردید نتیجه را نشان می‌دهد.'],
  fil: ['Maaari mo nang isara ang window na ito', 'Makikita ang resulta sa portal kung saan ka nagsimulang magbayad.'],
  ar: ['يمكنكم إغلاق هذه النافذة', 'تعرض البوابة التي بدأتم الدفع منها نتيجته.'],
  de: ['Sie können dieses Fenster schließen', 'Das Portal, in dem Sie die Zahlung begonnen haben, zeigt das Ergebnis.'],
  es: ['Puede cerrar esta ventana', 'El portal donde inició el pago muestra el resultado.'],
  fr: ['Vous pouvez fermer cette fenêtre', 'Le portail où vous avez commencé le paiement en affiche le résultat.'],
  hi: ['आप यह विंडो बंद कर सकते हैं', 'जिस पोर्टल पर आपने भुगतान शुरू किया था, परिणाम वहीं दिखेगा।'],
  ja: ['このウィンドウは閉じてかまいません', 'お支払いの結果は、手続きを始めたポータルに表示されます。'],
  th: ['ท่านปิดหน้าต่างนี้ได้', 'พอร์ทัลที่ท่านเริ่มชำระเงินจะแสดงผลการชำระ'],
};

const tag = navigator.languages.map((each) => each.split('-')[0]).find((each) => each in WORDS) ?? 'en';
const [title, text] = WORDS[tag];
const page = document.documentElement;
page.lang = tag;
page.dir = ['ar', 'fa'].includes(tag) ? 'rtl' : 'ltr';
document.title = title;
/** @type {HTMLElement} */ (document.querySelector('h1')).textContent = title;
/** @type {HTMLElement} */ (document.querySelector('p')).textContent = text;
close();

export {};
