import { describe, expect, it } from 'vitest'
import { sentencesWithFigures } from '../../../src/render/index.ts'

describe('a figure that is stated as a fact', () => {
  it.each([
    ['en', 'in so many', '9 in 10 people save 500 pounds every year.'],
    ['en', 'out of so many', 'It helped 8 out of 10.'],
    ['en', 'of every', 'That is 3 of every 4 drivers.'],
    ['en', 'in words', 'Nine in ten people save money.'],
    ['en', 'of a thousand', '1 in 1,000 forms comes back.'],
    ['en', 'a percentage', 'Already 77% renew online.'],
    ['en', 'a percentage with a point', '77.5 % renew online.'],
    ['en', 'per cent in words', 'Eighty per cent renew online.'],
    ['en-GB', 'in a language of a country', '80 percent renew online.'],
    ['cy', 'o bob', 'Mae bron 8 o bob 10 yn adnewyddu ar-lein.'],
    ['cy', 'allan o', 'Mae 8 allan o 10 yn adnewyddu.'],
    ['cy', 'y cant', 'Mae 80 y cant yn adnewyddu.'],
    ['es', 'de cada', '8 de cada 10 personas ahorran.'],
    ['es', 'de cada, in words', 'Nueve de cada diez personas ahorran.'],
    ['es', 'por ciento', 'El 80 por ciento ahorra.'],
    ['ar', 'من كل', '٨ من كل ١٠ أشخاص يوفرون المال.'],
    ['ar', 'the Arabic sign', 'يوفر ٨٠٪ من الناس.'],
    ['ar', 'في المئة', 'يوفر 80 في المئة من الناس.'],
    ['ur', 'میں سے', 'ہر 10 میں سے 8 لوگ بچت کرتے ہیں۔'],
    ['ur', 'فیصد', '۸۰ فیصد لوگ بچت کرتے ہیں۔'],
    ['hi', 'में से', '10 में से 8 लोग बचत करते हैं।'],
    ['hi', 'प्रतिशत', '८० प्रतिशत लोग बचत करते हैं।'],
    ['bn', 'মধ্যে', '১০ জনের মধ্যে ৮ জন সাশ্রয় করেন।'],
    ['bn', 'শতাংশ', '৮০ শতাংশ মানুষ সাশ্রয় করেন।'],
  ])('is found (%s, %s)', (language, _label, sentence) => {
    expect(sentencesWithFigures(sentence, language)).toEqual([sentence])
  })

  it('is told by its sentence alone', () => {
    expect(sentencesWithFigures('Renew online. Nine in ten do. It is easy.', 'en')).toEqual(['Nine in ten do.'])
  })

  it.each([
    ['en', 'a price', 'It costs £14 online, and £17 at a Post Office.'],
    ['en', 'a day and a time', 'We open on 1 March 2027 at 9am.'],
    ['en', 'a telephone number', 'Call 0808 157 0000.'],
    ['en', 'how long it takes', 'Fill in 2 in 10 minutes.'],
    ['en', 'a day of a year', 'We closed 3 in 2026.'],
    ['en', 'a step of many', 'This is step 2 of 4.'],
    ['en', 'two that come in one', 'It is 2 in 1.'],
    ['en', 'an address with signs of its own', 'Go to https://renew.example.gov/a%20b and 5%2Fc.'],
    ['en', 'a day in words', 'Come in ten days.'],
    ['cy', 'how long it takes', 'Llenwch 2 mewn 10 munud.'],
    ['es', 'what everybody has to bring', 'Traiga una copia de cada documento.'],
    ['es', 'every so many days', 'Venga 1 de cada 10 días.'],
    ['hi', 'a price', 'शुल्क 10 रुपये है।'],
  ])('is not what is none (%s, %s)', (language, _label, text) => {
    expect(sentencesWithFigures(text, language)).toEqual([])
  })
})
