export { type Question, questions } from './bank.ts'
export { answerItem, nextQuestion, nextQuestionFor, withFact } from './next-question.ts'
