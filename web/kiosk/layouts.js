// The on-screen keyboard's layouts, one a language: as on the keyboards sold there. Rows of keys, between
// spaces; `more` is what Shift leads to. Keys stand where they do on a keyboard, in both directions.

/**
 * @typedef {object} Layout
 * @property {string[]} rows
 * @property {string[]} [more] upper case, where it is left out
 * @property {boolean} [latin] no other letters are needed for names and numbers
 */
/** @typedef {{shift: string, erase: string, space: string, done: string, hide: string, letters: string, label: string}} Words */

const DIGITS = '1 2 3 4 5 6 7 8 9 0';
const QWERTY = ['q w e r t y u i o p', 'a s d f g h j k l', 'z x c v b n m'];

/** @type {Record<string, Layout>} */
export const LAYOUTS = {
  en: { latin: true, rows: [DIGITS, QWERTY[0], `${QWERTY[1]} '`, `${QWERTY[2]} . - @`] },
  fil: { latin: true, rows: [DIGITS, QWERTY[0], `${QWERTY[1]} ñ`, `${QWERTY[2]} . - @`] },
  de: { latin: true, rows: [`${DIGITS} ß`, 'q w e r t z u i o p ü', 'a s d f g h j k l ö ä', 'y x c v b n m . - @'] },
  es: {
    latin: true,
    rows: [DIGITS, QWERTY[0], `${QWERTY[1]} ñ`, `${QWERTY[2]} . - @`, 'á é í ó ú ü ¿ ¡'],
  },
  fr: {
    latin: true,
    rows: [DIGITS, 'a z e r t y u i o p', 'q s d f g h j k l m', "w x c v b n ' . - @", 'é è ê ë à â ç ù û î ï ô œ'],
  },
  fa: {
    rows: ['۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰', 'ض ص ث ق ف غ ع ه خ ح ج چ', 'ش س ی ب ل ا ت ن م ک گ', 'ظ ط ز ر ذ د پ و ژ ئ .'],
    more: ['! ؟ ، ؛ : ( ) / - @', 'آ أ إ ؤ ة ء ۀ ً ٌ ٍ', 'َ ُ ِ ّ ْ ي ك \u200c', '« » ٪ ٫ ٬ ـ'],
  },
  ar: {
    rows: ['١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ٠', 'ض ص ث ق ف غ ع ه خ ح ج د', 'ش س ي ب ل ا ت ن م ك ط', 'ئ ء ؤ ر لا ى ة و ز ظ ذ'],
    more: ['! ؟ ، ؛ : ( ) / - @', 'أ إ آ ٱ لأ لإ لآ', 'َ ُ ِ ّ ْ ً ٌ ٍ', '. « » ٪ ـ'],
  },
  hi: {
    rows: [DIGITS, 'ौ ै ा ी ू ब ह ग द ज ड ़', 'ो े ् ि ु प र क त च ट', 'ं म न व ल स य ृ . -'],
    more: ['१ २ ३ ४ ५ ६ ७ ८ ९ ०', 'औ ऐ आ ई ऊ भ ङ घ ध झ ढ ञ', 'ओ ए अ इ उ फ ऱ ख थ छ ठ', 'ँ ण ः ऋ ळ श ष । ॉ ऑ'],
  },
  th: {
    rows: [DIGITS, 'ๆ ไ ำ พ ะ ั ี ร น ย บ ล', 'ฟ ห ก ด เ ้ ่ า ส ว ง', 'ผ ป แ อ ิ ื ท ม ใ ฝ', 'ภ ถ ุ ึ ค ต จ ข ช ๅ - .'],
    more: ['๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘ ๙ ๐', 'ฎ ฑ ธ ํ ๊ ณ ฯ ญ ฐ ฿', 'ฤ ฆ ฏ โ ฌ ็ ๋ ษ ศ ซ', 'ฉ ฮ ฺ ์ ฒ ฬ ฦ ู ฃ ฅ', '( ) ? , / @'],
  },
  ja: {
    rows: [
      'あ か さ た な は ま や ら わ',
      'い き し ち に ひ み ゆ り を',
      'う く す つ ぬ ふ む よ る ん',
      'え け せ て ね へ め ー れ ゛',
      'お こ そ と の ほ も 、 ろ ゜',
    ],
    more: ['ぁ ぃ ぅ ぇ ぉ ゃ ゅ ょ っ ゎ', DIGITS, '。 ・ 「 」 － ～ （ ） ！ ？'],
  },
};

/** For codes, amounts and other numbers, in the digits of the language. */
export const NUMBERS = ['1 2 3', '4 5 6', '7 8 9', '0'];

/** @type {Record<string, string>} digits from 0 */
export const NATIVE_DIGITS = { fa: '۰۱۲۳۴۵۶۷۸۹', ar: '٠١٢٣٤٥٦٧٨٩' };

/** `letters`: what the key says that leads back from the Latin ones. @type {Record<string, Words>} */
export const WORDS = {
  en: { label: 'Keyboard', shift: 'Shift', erase: 'Erase', space: 'Space', done: 'Enter', hide: 'Hide the keyboard', letters: 'ABC' },
  fa: { label: 'صفحه‌کلید', shift: 'تبدیل', erase: 'پاک کردن', space: 'فاصله', done: 'تأیید', hide: 'بستن صفحه‌کلید', letters: 'ا ب پ' },
  fil: { label: 'Keyboard', shift: 'Shift', erase: 'Burahin', space: 'Espasyo', done: 'Ipasok', hide: 'Itago ang keyboard', letters: 'ABC' },
  ar: { label: 'لوحة المفاتيح', shift: 'تبديل', erase: 'مسح', space: 'مسافة', done: 'إدخال', hide: 'إخفاء لوحة المفاتيح', letters: 'أ ب ت' },
  de: { label: 'Tastatur', shift: 'Umschalten', erase: 'Löschen', space: 'Leertaste', done: 'Eingabe', hide: 'Tastatur schließen', letters: 'ABC' },
  fr: { label: 'Clavier', shift: 'Majuscules', erase: 'Effacer', space: 'Espace', done: 'Entrée', hide: 'Masquer le clavier', letters: 'ABC' },
  es: { label: 'Teclado', shift: 'Mayúsculas', erase: 'Borrar', space: 'Espacio', done: 'Intro', hide: 'Ocultar el teclado', letters: 'ABC' },
  hi: { label: 'कीबोर्ड', shift: 'शिफ़्ट', erase: 'मिटाएँ', space: 'स्पेस', done: 'दर्ज करें', hide: 'कीबोर्ड छिपाएँ', letters: 'कखग' },
  th: { label: 'แป้นพิมพ์', shift: 'ยกแคร่', erase: 'ลบ', space: 'เว้นวรรค', done: 'ตกลง', hide: 'ซ่อนแป้นพิมพ์', letters: 'กขค' },
  ja: { label: 'キーボード', shift: '小文字・記号', erase: '消す', space: '空白', done: '確定', hide: 'キーボードを閉じる', letters: 'あいう' },
};
