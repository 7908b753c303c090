import type { Entry } from './entry.ts'

/** 9 · Our own fault. */
export const ours = {
  service_degraded: {
    en: {
      title: 'Sign-in is slow or failing at the moment',
      means: 'Something on our side is not working well. Your account and your password are fine.',
      why: ['A part of the service, such as its database, does not answer as it should.'],
      steps: [
        'Wait some minutes and try again. Tries during this time are not counted against you.',
        'Stay signed in where you are: people who are signed in can usually go on.',
        'There is no need to change the password.',
      ],
      offered: 'The page says since when, and can tell you when it works again.',
      builders: 'The answer is 503 with `Retry-After`. Look at `/readyz`, `/metrics` and the database.',
    },
    ja: {
      title: 'サインインしにくくなっています',
      means: 'ご迷惑をおかけしています。こちらの不具合で、アカウントとパスワードに問題はありません。',
      why: ['データベースなど、サービスの一部がうまく応答していません。'],
      steps: [
        '数分待って、もう一度試します。このあいだの失敗は数えません。',
        'サインイン済みの画面は、そのままにします。多くの場合、続けて使えます。',
        'パスワードを変える必要はありません。',
      ],
      offered: 'いつからかを表示し、復旧したらお知らせできます。',
      builders: '答えは 503 と `Retry-After` です。`/readyz`、`/metrics`、データベースを確認してください。',
    },
  },
  unexpected: {
    en: {
      title: 'Something failed on our side',
      means: 'We did not expect this. It was recorded with a number, so it can be found and repaired.',
      why: ['There is a fault in the service. It was not caused by what you typed.'],
      steps: [
        'Try again once. What you had entered before this step is kept.',
        'If it fails again, note the number and the time.',
        'Give both to the people who run this site. With them they see exactly what happened.',
      ],
      offered: 'The number is at the end of the page and can be copied.',
      builders: 'Search the log for the number: it is the request’s id, with the stack and without secrets.',
    },
    ja: {
      title: 'こちらの不具合です',
      means: 'ご迷惑をおかけしています。予期しないことが起きました。番号をつけて記録したので、調べて直せます。',
      why: ['サービスの不具合です。入力された内容が原因ではありません。'],
      steps: [
        'もう一度だけ試します。この手前までの内容は残っています。',
        '続くときは、番号と時刻を控えます。',
        'このサイトの運営者に2つを伝えてください。何が起きたかを正確に確認できます。',
      ],
      offered: '番号は画面の最後にあり、コピーできます。',
      builders: '番号で記録を検索してください。要求のIDです。経過はありますが、秘密は含みません。',
    },
  },
  provider_down: {
    en: {
      title: 'Messages cannot be sent at the moment',
      means: 'The company that carries our mails or text messages has a problem. Other ways to confirm work.',
      why: ['Our provider for mail or text messages does not answer.'],
      steps: [
        'Confirm in another way: with the password, or the other kind of message.',
        'Or wait. A message that was asked for goes out by itself, if its code is still good then.',
        'Asking again and again does not make it quicker.',
      ],
      offered: 'The ways that work now are listed on the page.',
      builders:
        'The outbox keeps messages until their end. Check `GENKAN_SMTP_URL` or `GENKAN_SMS_URL` and the provider’s status.',
    },
    ja: {
      title: 'いまメッセージを送れません',
      means: 'ご迷惑をおかけしています。メールやSMSの配信会社に問題が起きています。ほかの確認方法は使えます。',
      why: ['メールかSMSの配信会社が応答しません。'],
      steps: [
        '別の方法で確認します。パスワードか、もう一方の種類のメッセージを使います。',
        'または待ちます。コードが期限内なら、復旧したときに自動で送られます。',
        'くり返し送っても早くはなりません。',
      ],
      offered: 'いま使える方法を表示しています。',
      builders: '送信箱が期限まで保管します。`GENKAN_SMTP_URL`、`GENKAN_SMS_URL` と配信会社の状況を確認してください。',
    },
  },
  maintenance: {
    en: {
      title: 'Planned work is going on',
      means: 'New sign-ins are closed until the time shown. Nothing is wrong with your account.',
      why: ['The service is being updated.'],
      steps: [
        'Come back at the time shown.',
        'If you are signed in somewhere, go on working there. You are not affected.',
      ],
      offered: 'The page can tell you when it is done, and tries again by itself.',
      builders: 'The answer is 503 with `Retry-After`, so clients keep their tokens.',
    },
    ja: {
      title: '計画作業中です',
      means: 'ご迷惑をおかけしています。表示の時刻まで、新しいサインインを止めています。アカウントに問題はありません。',
      why: ['サービスを更新しています。'],
      steps: ['表示の時刻に、もう一度開きます。', 'サインイン済みの画面では、そのまま使えます。影響はありません。'],
      offered: '終わったらお知らせできます。自動でもう一度試します。',
      builders: '答えは 503 と `Retry-After` です。クライアントはトークンを捨てません。',
    },
  },
} satisfies Record<string, Entry>
