export type ProblemLanguage = 'zh' | 'en';

/**
 * One sentence for each problem code in both languages: what is wrong and what to do. `{name}` is
 * replaced by the parameter of that name; the position is put in front by `describeProblem`.
 */
export const PROBLEM_SENTENCES = {
  'input-not-found': {
    zh: '找不到该文件或文件夹，请核对路径。',
    en: 'There is no such file or folder; check the path.',
  },
  'input-unreadable': {
    zh: '无法读取：{reason}。请检查文件权限或重新复制该文件。',
    en: 'It cannot be read: {reason}. Check its permissions or copy it again.',
  },
  'entry-consumed': {
    zh: '归档中的文件只能按顺序读取一次，请重新打开输入。',
    en: 'A member of an archive can be read once, in order; open the input again.',
  },
  'archive-damaged': {
    zh: '压缩文件已损坏或不完整：{reason}。请重新下载或复制。',
    en: 'The archive is damaged or incomplete: {reason}. Download or copy it again.',
  },
  'archive-too-deep': {
    zh: '压缩包嵌套超过 {limit} 层，请先解开外层。',
    en: 'Archives are nested deeper than {limit} levels; unpack the outer ones first.',
  },
  'archive-too-many-entries': {
    zh: '其中文件超过 {limit} 个，请分批导入或提高上限。',
    en: 'It holds more than {limit} files; import it in parts or raise the limit.',
  },
  'archive-too-large': {
    zh: '解压后超过 {limit} 字节，请分批导入或提高上限。',
    en: 'It expands to more than {limit} bytes; import it in parts or raise the limit.',
  },
  'archive-ratio': {
    zh: '解压后的大小超过压缩大小的 {limit} 倍，疑似压缩炸弹，已停止读取。',
    en: 'It expands to more than {limit} times its size, as a zip bomb does; reading was stopped.',
  },
  'archive-unsupported': {
    zh: '不支持 {format} 格式的压缩文件，请改用 zip、tar 或 gz。',
    en: 'Archives of the kind {format} are not read; use zip, tar or gz.',
  },
  'zip-encrypted': {
    zh: '该文件在压缩包中被加密，请去除密码后再导入。',
    en: 'This member of the zip is encrypted; remove the password and import again.',
  },
  'zip-compression-unsupported': {
    zh: '压缩包使用了不支持的压缩方法（编号 {method}），请用常规方式重新压缩。',
    en: 'The zip uses an unsupported compression method ({method}); compress it in the usual way.',
  },
  'zip-split': {
    zh: '这是分卷压缩包（.z01、.zip），请先合并为一个 zip 文件。',
    en: 'This is one part of a split zip (.z01, .zip); join the parts into one zip first.',
  },
  'encoding-wrong-bytes': {
    zh: '有 {count} 处字节不是合法的 {encoding} 编码，已以“�”代替，首处在第 {firstByte} 字节。请核对文件编码。',
    en: '{count} byte sequences are not valid {encoding} and were replaced by “�”, the first at byte {firstByte}. Check the encoding of the file.',
  },
  'encoding-unknown': {
    zh: '文件声明的编码 {encoding} 不认识，已按 {used} 读取。请核对文字；如有乱码，请把文件转为 UTF-8 后再导入。',
    en: 'The encoding {encoding} that the file declares is not known; it was read as {used}. Check the text, and convert the file to UTF-8 if it is garbled.',
  },
  'format-unknown': {
    zh: '无法识别该文件的格式。可读取的有 CSV、TSV、XLSX、JSON、JSONL、知网引文文本，以及各专利局的 XML（CNIPA、EPO DOCDB、USPTO Red Book、WIPO ST.36、ST.66、ST.96）。',
    en: 'The format of this file is not recognised. CSV, TSV, XLSX, JSON, JSONL, CNKI citation text and the XML of the offices (CNIPA, EPO DOCDB, USPTO Red Book, WIPO ST.36, ST.66, ST.96) are read.',
  },
  'format-xml': {
    zh: '这是 XML（根元素 {root}），既不是表格，也不是本平台能读取的官方文献格式。',
    en: 'This is XML (root element {root}); it is neither a table nor one of the official formats that are read.',
  },
  'xml-result-list': {
    zh: '这是检索结果列表（根元素 {root}），每件只有几项摘要，不足以建立记录。请逐件下载著录信息（例如 DPMAconnectPlus 的 trademark info）后导入。',
    en: 'This is a list of search results (root element {root}); its few items of each right do not make a record. Fetch the register entry of each (e.g. trademark info of DPMAconnectPlus) and import those.',
  },
  'format-binary': {
    zh: '这是二进制文件（{format}），不是表格或 XML。',
    en: 'This is a binary file ({format}), not a table and not XML.',
  },
  'xls-unsupported': {
    zh: '这是旧版 Excel（.xls）或加密的工作簿，请另存为不加密的 .xlsx。',
    en: 'This is an old Excel file (.xls) or an encrypted workbook; save it as a plain .xlsx.',
  },
  'table-empty': {
    zh: '表中没有任何内容。',
    en: 'The table is empty.',
  },
  'row-too-short': {
    zh: '该行只有 {found} 列，表头有 {expected} 列，缺少的按空值处理。',
    en: 'The row has {found} cells, the header {expected}; the missing ones are taken as empty.',
  },
  'row-too-long': {
    zh: '该行有 {found} 列，表头只有 {expected} 列，多出的内容以“#序号”为列名保留。',
    en: 'The row has {found} cells, the header {expected}; the extra ones are kept under “#number”.',
  },
  'csv-unclosed-quote': {
    zh: '引号没有闭合，此行起按普通文本逐行读取。请补上缺少的引号。',
    en: 'A quotation mark is never closed; from this line on cells end with their line. Add the missing mark.',
  },
  'csv-text-after-quote': {
    zh: '结束引号之后还有文字，已并入单元格。',
    en: 'There is text after a closing quotation mark; it was joined to the cell.',
  },
  'record-too-long': {
    zh: '单条记录超过 {limit} 个字符，已跳过。',
    en: 'One record is longer than {limit} characters; it was skipped.',
  },
  'json-invalid': {
    zh: '不是合法的 JSON：{reason}。',
    en: 'It is not valid JSON: {reason}.',
  },
  'json-not-object': {
    zh: '应为一个 JSON 对象（花括号），实际是{found}。',
    en: 'A JSON object in braces was expected, but there is {found}.',
  },
  'citation-unrecognised': {
    zh: '不是“发明人. 题名[P]. 国省：公开号,日期.”形式的专利引文。',
    en: 'It is not a patent citation of the form “inventors. title[P]. place：number,date.”.',
  },
  'xlsx-damaged': {
    zh: '工作簿已损坏或不是有效的 xlsx：{reason}。请用表格软件打开后另存。',
    en: 'The workbook is damaged or not a valid xlsx: {reason}. Open it in a spreadsheet and save it again.',
  },
  'xlsx-sheet-missing': {
    zh: '工作簿中没有名为“{sheet}”的工作表。',
    en: 'The workbook has no sheet “{sheet}”.',
  },
  'xlsx-too-large': {
    zh: '工作簿的共享文本超过 {limit} 字符，请拆分工作簿。',
    en: 'The shared texts of the workbook exceed {limit} characters; split the workbook.',
  },
  'cell-number-lost-digits': {
    zh: '该单元格把 {digits} 位数字存成了数值，末位已丢失（现为 {value}）。请从来源重新导出为文本。',
    en: 'The cell stored {digits} digits as a number and its last digits are lost (now {value}). Export it again as text.',
  },
  'cell-error-value': {
    zh: '单元格是错误值 {value}，按空值处理。',
    en: 'The cell holds the error value {value}; it is taken as empty.',
  },
  'xml-malformed': {
    zh: '{format} 文献的 XML 不合法：{reason}。该文献未导入；请从来源重新取得。',
    en: 'The XML of this {format} document is not well-formed: {reason}. It was not taken; fetch it from its source again.',
  },
  'xml-truncated': {
    zh: '{format} 文献没有结束标签，可能被截断。该文献未导入；请从来源重新取得。',
    en: 'The {format} document has no closing tag, as if it was cut off. It was not taken; fetch it from its source again.',
  },
  'xml-document-too-large': {
    zh: '单篇 {format} 文献超过 {limit} 个字符，未导入。',
    en: 'One {format} document is longer than {limit} characters; it was not taken.',
  },
  'xml-too-complex': {
    zh: '{format} 文献的著录项目元素过多或嵌套过深（上限 {limit}），未导入。',
    en: 'The bibliographic part of this {format} document has too many elements or is nested too deep (limit {limit}); it was not taken.',
  },
  'xml-entity-unknown': {
    zh: '使用了未知的实体 &{entity};，已按原样保留。',
    en: 'The entity &{entity}; is not known; it was kept as it stands.',
  },
  'xml-character': {
    zh: '含有 XML 不允许的字符：{reason}。',
    en: 'It contains a character that XML does not allow: {reason}.',
  },
  'xml-no-documents': {
    zh: '文件中没有专利文献、商标或者地理标志（根元素是 {root}）。',
    en: 'There is no patent document, trademark or geographical indication in the file (its root element is {root}).',
  },
  'xml-package-list': {
    zh: '这是 EPO 文献包的文件清单（根元素 {root}），不是文献本身。请导入同一文件包中的 DOC00001.xml。',
    en: 'This is the list of files of an EPO publication package (root element {root}), not the document. Import DOC00001.xml of the same package.',
  },
  'xml-ops-without-biblio': {
    zh: '这是 EPO OPS 的应答（根元素 {root}），其中没有著录项目（只有号码转换、同族、法律状态、全文或分类）。请改取 biblio 或 full-cycle 后导入。',
    en: 'This is an answer of EPO OPS (root element {root}) without bibliographic data: number conversion, family, legal status, full text or classification. Ask for biblio or full-cycle and import that.',
  },
  'xml-epo-register': {
    zh: '这是欧洲专利登记簿的数据（根元素 {root}），暂不能读取。请改用 OPS 的 biblio 应答或者 DOCDB 文件。',
    en: 'This is data of the European Patent Register (root element {root}), which is not read. Use the biblio answer of OPS or a DOCDB file.',
  },
  'xml-classification': {
    zh: '这是分类表或者分类总表（根元素 {root}），不是专利文献。分类号会随各件文献一并导入。',
    en: 'This is a classification scheme or a master list of symbols (root element {root}), not patent documents. Symbols come with the documents themselves.',
  },
  'xml-part-of-application': {
    zh: '这是 USPTO 申请文件的一部分（根元素 {root}：权利要求书、说明书或摘要），没有著录项目。请导入公布文献或者授权文献。',
    en: 'This is a part of an application file of the USPTO (root element {root}: claims, specification or abstract) without bibliographic data. Import the published application or the grant.',
  },
  'xml-sequence-listing': {
    zh: '这是序列表（根元素 {root}），不是专利文献。请导入它所属的文献。',
    en: 'This is a sequence listing (root element {root}), not a patent document. Import the document that it belongs to.',
  },
  'xml-legal-status': {
    zh: '这是法律状态数据（根元素 {root}），没有著录项目。请先导入文献，再用带法律事件列的表格补充。',
    en: 'This is legal status data (root element {root}) without bibliographic data. Import the documents, and add the events by a table with a column of legal events.',
  },
  'xml-search-report': {
    zh: '这是检索报告（根元素 {root}），不是专利文献。引文会随文献一并导入。',
    en: 'This is a search report (root element {root}), not a patent document. Citations come with the documents themselves.',
  },
  'xml-document-notice': {
    zh: '这是 USPTO 的单份公文信息（根元素 {root}），不是权利的记录。请导入商标的 ST.96 状态文件。',
    en: 'This describes one paper in a file of the USPTO (root element {root}), not a right. Import the ST.96 status file of the mark.',
  },
  'json-uspto-odp': {
    zh: '这是 USPTO 开放数据平台（ODP）的 JSON 应答，暂不能读取。请改从该平台下载 Red Book XML（ptgrxml、appxml）后导入。',
    en: 'This is a JSON answer of the USPTO Open Data Portal, which is not read. Download the Red Book XML (ptgrxml, appxml) there and import that.',
  },
  'text-uspto-tagged': {
    zh: '这是 USPTO 的标签文本（APS 或 BRS），暂不能读取。请改用同一周的 Red Book XML。',
    en: 'This is tagged text of the USPTO (APS or BRS), which is not read. Use the Red Book XML of the same documents.',
  },
  'image-unknown': {
    zh: '这不是 JPEG、PNG 或 WebP 图片，未收入。请换一张照片或者截图。',
    en: 'This is no JPEG, PNG or WebP image; it was not taken. Choose a photograph or a screenshot.',
  },
  'image-heic': {
    zh: '这是 HEIC 或 AVIF 图片，暂不能收入。请在手机相机设置中选择“兼容性最佳”（JPEG），或者上传该照片的截图。',
    en: 'This is a HEIC or AVIF image, which is not taken. Set the camera of the telephone to the most compatible format (JPEG), or send a screenshot of the picture.',
  },
  'image-damaged': {
    zh: '{format} 图片已损坏或不完整（{reason}），未收入。请重新拍摄或者重新上传。',
    en: 'The {format} image is damaged or incomplete ({reason}); it was not taken. Take it or send it again.',
  },
  'date-invalid': {
    zh: '日期“{value}”不存在，按缺失处理。',
    en: 'The date “{value}” does not exist; it is taken as missing.',
  },
} as const satisfies Record<string, Readonly<Record<ProblemLanguage, string>>>;

/** Stable name of a problem; callers may store it and compare it. */
export type ProblemCode = keyof typeof PROBLEM_SENTENCES;
