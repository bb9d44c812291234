/** What is told to whoever brought a matter that is neither complaint nor report (order 121 art. 44). */
export const OTHER_WAY = {
  title: { zh: '办理途径告知书', en: 'Notice of the proper way' },
  body: [
    '你提交的事项（编号 {number}）实际性质为{excludedMatter}，不属于投诉举报的处理范围。',
    '{routeTold}',
  ],
} as const;
