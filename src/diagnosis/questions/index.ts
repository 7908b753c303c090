export { type Question, questions } from './bank.ts'
export { answerItem, nextQuestion, nextQuestionFor } from './next-question.ts'
