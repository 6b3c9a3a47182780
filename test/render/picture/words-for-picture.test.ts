import { describe, expect, it } from 'vitest'
import { altProblems } from '../../../src/render/index.ts'

const told = (alt: string) => altProblems({ alt }).map(({ severity, message }) => [severity, message])

describe('an alternative text says that it is a picture', () => {
  it.each([
    ['English', 'Picture of a card', 'Picture of'],
    ['English, with an article', 'The photo of the counter', 'The photo of'],
    ['Welsh', 'Llun o fenyw â’i thrwydded', 'Llun o'],
    ['Welsh, with an article', 'Ffotograff o’r swyddfa', 'Ffotograff o’r'],
    ['Spanish', 'Foto de una mujer con su licencia', 'Foto de'],
    ['Spanish, with articles', 'Una imagen del mostrador', 'Una imagen del'],
    ['French', 'Photo d’une femme avec son permis', 'Photo d’'],
    ['French, with articles', 'L’image du guichet', 'L’image du'],
    ['Arabic', 'صورة لامرأة تحمل رخصتها', 'صورة ل'],
    ['Arabic, as a sentence', 'صورة تُظهر امرأة تحمل رخصتها', 'صورة تُظهر'],
    ['Arabic, in the picture', 'في الصورة امرأة تحمل رخصتها', 'في الصورة'],
    ['Urdu', 'تصویر میں ایک عورت اپنا لائسنس دکھا رہی ہے', 'تصویر میں'],
    ['Urdu, at the end', 'لائسنس والی عورت کی تصویر', 'کی تصویر'],
    ['Urdu, on an Arabic keyboard', 'تصوير ميں ایک عورت', 'تصوير ميں'],
    ['Hindi', 'चित्र में एक महिला अपना लाइसेंस दिखा रही है', 'चित्र में'],
    ['Hindi, at the end', 'लाइसेंस लिए एक महिला की फ़ोटो', 'की फ़ोटो'],
    ['Hindi, in one character', 'एक महिला की \u{95e}ोटो।', 'की फ़ोटो'],
    ['Bengali', 'ছবিতে একজন মহিলা লাইসেন্স দেখাচ্ছেন', 'ছবিতে'],
    ['Bengali, at the end', 'লাইসেন্সের ছবি', 'ছবি'],
  ])('in %s', (_, alt, words) => {
    const message = `Leave out “${words.normalize('NFC')}”: whoever hears it is told that it is a picture.`
    expect(told(alt)).toEqual([['warning', message]])
  })
})

describe('an alternative text only begins or ends alike', () => {
  it.each([
    ['English: an adjective', 'Photographs and forms on a desk'],
    ['English: another word', 'Picture offices by the road'],
    ['Welsh: Monday from nine', 'Llun o 9am tan 5pm ar arwydd'],
    ['Welsh: a camera', 'Lluniau ar y wal'],
    ['Spanish: a passport photo', 'Foto de pasaporte junto al formulario'],
    ['Spanish: an identity photo', 'Foto de carné sobre la mesa'],
    ['Spanish: a photographer', 'Fotógrafo de guardia en la oficina'],
    ['French: an identity photo', 'Photo d’identité posée sur le formulaire'],
    ['French: a copier', 'Photocopie de la carte'],
    ['Arabic: a personal photo', 'صورة شخصية على استمارة'],
    ['Arabic: a recent one', 'صورة حديثة بجانب الرخصة'],
    ['Urdu: a photo in passport size', 'پاسپورٹ سائز کی تصویر'],
    ['Urdu: who paints', 'تصویر بنانے والا شخص'],
    ['Hindi: a photo in passport size', 'पासपोर्ट साइज़ की फ़ोटो'],
    ['Hindi: a painter', 'चित्रकार मेज़ पर काम कर रहा है'],
    ['Bengali: a photo in passport size', 'পাসপোর্ট সাইজের ছবি'],
    ['Bengali: a clear photo', 'ফর্মের পাশে পরিষ্কার ছবি'],
    ['Bengali: a cinema', 'ছবিঘর রাস্তার পাশে'],
  ])('%s', (_, alt) => {
    expect(told(alt)).toEqual([])
  })
})
