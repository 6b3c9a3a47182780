import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textWidth, type Weight, wrapText } from '../../../src/render/index.ts'

describe('the width of a text', () => {
  /** As Chromium sets them with the shipped fonts at 100 px: `getBoundingClientRect().width` of an unbroken line. */
  it.each([
    ['en', 400, 'Apply for your digital driving licence before Friday 12 June 2026', 2964, 1.01],
    ['en', 700, 'Apply for your digital driving licence before Friday 12 June 2026', 3140, 1.01],
    ['en', 400, 'AVATAR: To Yield We Type LTA. “Take VAT” (Wav.)', 2214, 1.03],
    ['el', 700, 'Υποβάλετε αίτηση για την ψηφιακή άδεια οδήγησης πριν από την Παρασκευή', 3891, 1.01],
    ['ru', 400, 'Подайте заявление на цифровое водительское удостоверение до пятницы, 12 июня', 4101, 1.01],
    ['vi', 400, 'Nộp đơn xin giấy phép lái xe kỹ thuật số trước thứ Sáu ngày 12 tháng 6', 3327, 1.01],
    ['ar', 400, 'قدّم طلبك للحصول على رخصة القيادة الرقمية قبل يوم الجمعة', 2403, 1.04],
    ['ar', 700, 'لا تدفع لأحد مقابل هذه الخدمة', 1292, 1.06],
    ['fa', 400, 'می‌توانید رایگان کمک بگیرید', 1090, 1.06],
    ['ur', 400, 'جمعہ سے پہلے اپنے ڈیجیٹل ڈرائیونگ لائسنس کے لیے درخواست دیں', 2267, 1.1],
    ['ur', 700, 'یہ خدمت مفت ہے اور آپ کسی بھی دفتر سے مدد حاصل کر سکتے ہیں', 2519, 1.1],
    ['hi', 400, 'शुक्रवार से पहले अपने डिजिटल ड्राइविंग लाइसेंस के लिए आवेदन करें', 2413, 1.03],
    ['hi', 700, 'यह सेवा निःशुल्क है और आप किसी भी कार्यालय से सहायता प्राप्त कर सकते हैं', 3002, 1.03],
    ['bn', 400, 'শুক্রবারের আগে আপনার ডিজিটাল ড্রাইভিং লাইসেন্সের জন্য আবেদন করুন', 2954, 1.06],
  ] satisfies [string, Weight, string, number, number][])(
    'is that of the browser or a little more: %s at %i, %s',
    (language, weight, text, measured, most) => {
      const ratio = textWidth(text, 100, weight, language) / measured
      expect(ratio).toBeGreaterThan(0.998)
      expect(ratio).toBeLessThan(most)
    },
  )

  it.each([
    ['grows with the size', 'Apply now', 32, textWidth('Apply now', 16, 400) * 2],
    ['of nothing is nothing', '', 16, 0],
    ['of isolates and joiners is nothing', '\u2068\u2069\u200B\uFE0F', 16, 0],
    ['of marks apart is that of the letter composed', 'e\u0301', 16, textWidth('é', 16, 400)],
    ['of a character that no font has is one em', '生', 16, 16],
    ['of a narrow no-break space is half a space', '\u202F', 100, textWidth(' ', 50, 400)],
  ])('%s', (_, text, size, width) => {
    expect(textWidth(text, size, 400)).toBeCloseTo(width, 6)
  })
})

const room = { width: 200, size: 16, weight: 400, language: 'en' } as const

describe('text in lines', () => {
  it.each([
    [
      'breaks at spaces',
      'Apply for your licence online or by post',
      'en',
      200,
      ['Apply for your licence', 'online or by post'],
    ],
    ['does not leave one word alone', 'Apply for your licence online', 'en', 205, ['Apply for your', 'licence online']],
    [
      'keeps what a no-break space ties',
      'It costs you nothing: 12\u00A0000 people',
      'en',
      195,
      ['It costs you nothing:', '12\u00A0000 people'],
    ],
    ['keeps the breaks of the text', 'Monday\n\nTuesday', 'en', 200, ['Monday', '', 'Tuesday']],
    ['breaks after a hyphen between words', 'Self-employed driver', 'en', 80, ['Self-', 'employed', 'driver']],
    [
      'breaks an address after a slash',
      'www.service.example/licence/apply',
      'en',
      200,
      ['www.service.example/', 'licence/apply'],
    ],
    ['leaves a date and a phone number whole', '12/06/2026 0300-123-4567', 'en', 120, ['12/06/2026', '0300-123-4567']],
    [
      'breaks a word that is too wide, and loses nothing',
      'Verkehrsordnungswidrigkeit',
      'de',
      100,
      ['Verkehrsord', 'nungswidrig', 'keit'],
    ],
    ['never breaks inside a grapheme', 'क्षेत्रीय', 'hi', 10, ['क्षे', 'त्री', 'य']],
    ['breaks Thai between words', 'ทำใบขับขี่ออนไลน์', 'th', 16 * 9, ['ทำใบ', 'ขับขี่', 'ออนไลน์']],
    ['of white space alone has no lines', ' \n ', 'en', 200, []],
  ])('%s', (_, text, language, width, lines) => {
    expect(wrapText(text, { ...room, width, language })).toEqual(lines)
  })

  it('fits the room, and loses nothing but spaces', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { maxLength: 12 })
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 400 }), (some, width) => {
        const text = some.join(' ')
        const lines = wrapText(text, { ...room, width })
        const inked = (from: string) => from.replaceAll(/\s|\u200B/gu, '')
        expect(inked(lines.join(''))).toBe(inked(text))
        const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
        for (const line of lines.filter((one) => textWidth(one, 16, 400) > width))
          expect([...graphemes.segment(line)]).toHaveLength(1)
      }),
      { numRuns: 200 },
    )
  })
})
