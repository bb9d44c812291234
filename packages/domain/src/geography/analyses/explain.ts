import type { AnalysisKind, Explanation, NotComputed } from '../analysisModel.ts';
import { DOUBT } from './doubts.ts';

/** What each analysis says, how, and when not to believe it. */
export const EXPLANATIONS: Readonly<Record<AnalysisKind, Explanation>> = {
  hotSpots: {
    title: { zh: '热点与冷点', en: 'Hot spots and cold spots' },
    says: {
      zh: '哪些地方及其周围的数量，高到或低到难以用偶然解释。“99%”比“90%”更有把握；没有颜色的格子不是没有数量，而是看不出与随机分布的差别。',
      en: 'Where a place and its surroundings hold more, or less, than chance explains. “99 %” is surer than “90 %”. A cell without colour is not empty: it cannot be told from a random spread.',
    },
    method: {
      zh: '把每个格子连同相邻格子的数加起来，与全市数量随机散布时的期望相比，得到 z 值；因为同时检验很多格子，再按错误发现率校正。',
      en: 'The counts of each cell and those that touch it are added and compared with what a random spread over the city would give (z). As many cells are tested at once, the result is corrected for the rate of false discoveries.',
    },
    formula:
      'Gi* = (Σⱼ wᵢⱼxⱼ − Wᵢx̄) / (s·√((nWᵢ − Wᵢ²)/(n − 1)));  q(k) = min over j ≥ k of p(j)·n/j',
    doubts: [
      DOUBT.oneHolder,
      DOUBT.address,
      DOUBT.areaUnit,
      DOUBT.edge,
      {
        zh: '少数格子的数量远高于其余时，z 值的正态近似较差；冷点尤其少见，因为数量不会低于零。',
        en: 'Where few cells hold far more than the others, the normal approximation of z is poor; cold spots are rare, since counts do not fall below zero.',
      },
      DOUBT.unplaced,
    ],
    sources: [
      'J. K. Ord, A. Getis, Geographical Analysis 27(4), 1995, 286–306',
      'Y. Benjamini, Y. Hochberg, J. R. Statist. Soc. B 57, 1995, 289–300',
      'M. Caldas de Castro, B. H. Singer, Geographical Analysis 38, 2006, 180–208',
    ],
  },
  moran: {
    title: { zh: '相邻是否相似（莫兰指数）', en: 'Are neighbours alike? (Moran’s I)' },
    says: {
      zh: '相邻区域的数量是否相似。明显高于期望值：多的挨着多的，少的挨着少的；接近期望值：看不出规律；明显低于：多少相间。',
      en: 'Whether neighbouring areas have like numbers. Well above the expected value: much lies beside much and little beside little. Near it: no pattern. Well below: much and little alternate.',
    },
    method: {
      zh: '比较每个区域与其相邻区域平均值相对全市平均的偏离；再把数值在区域间随机交换999次，看实际结果有多少见（p 值）。',
      en: 'The deviation of each area from the mean is compared with that of its neighbours. Then the values are exchanged at random 999 times among the areas to see how rare the result is (p).',
    },
    formula: 'I = (n/S₀)·Σᵢⱼ wᵢⱼzᵢzⱼ / Σᵢ zᵢ²,  E(I) = −1/(n − 1)',
    doubts: [
      {
        zh: '区域只有十几个时，只能看出很强的规律；“不显著”不等于“没有”。',
        en: 'With a dozen areas only a strong pattern shows; “not significant” does not mean “none”.',
      },
      {
        zh: '一个数说的是全市，不说在哪里；请与热点图同看。',
        en: 'One number speaks of the whole city and not of where; see the hot spots as well.',
      },
      {
        zh: '大区与小区的件数不可直接比：面积、企业数不同，数量自然不同。',
        en: 'Counts of large and small areas are hardly comparable: with other sizes and numbers of firms they differ anyway.',
      },
      DOUBT.areaUnit,
      DOUBT.edge,
      DOUBT.address,
    ],
    sources: [
      'P. A. P. Moran, Biometrika 37, 1950, 17–23',
      'A. D. Cliff, J. K. Ord, Spatial Processes, Pion, London 1981',
    ],
  },
  concentration: {
    title: { zh: '集中程度与专长', en: 'Concentration and specialities' },
    says: {
      zh: '数量是集中在少数区域，还是散在各区；以及某区的某一产业占比是全市的几倍（区位商，大于1为相对专长）。',
      en: 'Whether records lie in few areas or in all, and how many times the share of a field in an area is that of the city (location quotient: above 1 is a speciality).',
    },
    method: {
      zh: '赫芬达尔指数是各区份额平方之和：全在一区为1（10,000点），n 个区均分为 1/n。区位商是区内占比除以全市占比。',
      en: 'The Herfindahl index is the sum of squared shares: 1 (10,000 points) when all lie in one area, 1/n when n areas share alike. A location quotient divides the share in the area by that in the city.',
    },
    formula:
      'HHI = Σ sᵢ²;  CRₘ = Σ of the m greatest sᵢ;  LQ = (eᵢ/e)/(Eᵢ/E);  G = Σ(2i − n − 1)xᵢ/(nΣx)',
    doubts: [
      {
        zh: '区域越少、越不等大，指数本来就越高；不同城市或不同分区的指数不能直接比。',
        en: 'Fewer and more unequal areas raise the index by themselves; those of other cities or other divisions do not compare.',
      },
      {
        zh: '区位商高不等于数量多：小区里几件也能很高，所以数量不足的不计算。',
        en: 'A high quotient is no great number: a few records suffice in a small area, hence none is computed from too few.',
      },
      DOUBT.oneHolder,
      DOUBT.areaUnit,
      DOUBT.address,
      DOUBT.value,
    ],
    sources: [
      'A. O. Hirschman, American Economic Review 54, 1964, 761–762',
      'W. Isard, Methods of Regional Analysis, MIT Press 1960, ch. 7',
      'C. E. Shannon, Bell System Technical Journal 27, 1948, 379–423',
      'H. Theil, Economics and Information Theory, North-Holland 1967',
    ],
  },
  centre: {
    title: { zh: '重心与分布椭圆', en: 'Centre and ellipse' },
    says: {
      zh: '全部位置的“平衡点”在哪里，散得多开，朝哪个方向拉长；逐年看，重心往哪里移。',
      en: 'Where all places balance, how far they spread and in which direction; over the years, where the centre moves.',
    },
    method: {
      zh: '重心是坐标的加权平均；中位中心到各点的距离之和最小，不易被远处少数点拉走。椭圆的长短轴取自两个方向的离散程度（按 CrimeStat 的 n−2 与 √2 修正，正态分布时约含63%）。',
      en: 'The mean centre averages coordinates. The median centre has the least sum of distances and is drawn less by few far places. The ellipse shows the spread in two directions (with the n − 2 and √2 of CrimeStat: about 63 % of a normal spread).',
    },
    formula:
      'x̄ = Σwx/Σw;  SD = √(Σw·d²/Σw);  axes = √(2λ/(Σw − 2)), λ: eigenvalues of the sums of squares and products',
    doubts: [
      {
        zh: '重心可能落在什么都没有的地方（两个团块之间）；它不是“最集中的地方”。',
        en: 'A centre can lie where there is nothing, between two clusters; it is not where most lies.',
      },
      {
        zh: '移动几百米常在误差之内：只定位到街道的记录，位置本身就可能差一两公里。',
        en: 'Some hundred metres of movement mean little: records placed by their street alone may be off by a kilometre or two.',
      },
      {
        zh: '一个椭圆只适合一个团块；多中心时会误导。',
        en: 'One ellipse suits one cluster and misleads where there are several.',
      },
      DOUBT.oneHolder,
      DOUBT.address,
      DOUBT.late,
    ],
    sources: [
      'D. W. Lefever, American Journal of Sociology 32, 1926, 88–94',
      'R. S. Yuill, Geografiska Annaler B 53, 1971, 28–39',
      'E. Weiszfeld, Tôhoku Mathematical Journal 43, 1937, 355–386',
      'N. Levine, CrimeStat, ch. 4 (n − 2 and √2)',
    ],
  },
  flows: {
    title: { zh: '技术流动', en: 'Flows of technology' },
    says: {
      zh: '权利从哪个区域的权利人转到、许可到哪个区域；哪些区域净流入、净流出，有多少留在本区域。',
      en: 'From holders of which area rights pass, by transfer or licence, to which; which areas gain or lose, and how much stays.',
    },
    method: {
      zh: '与地图的流向同数：公告的转让计一次，从原权利人到受让人（未写明的为现权利人）；许可从许可人到被许可人；都以第一名为准。地点取自权利本身，没有的按该单位名下权利最多的区域；自然人不这样推断。净流入＝流入−流出；净流入率＝净流入÷进出之和；单向程度＝双向之差÷之和。',
      en: 'Counted as the flows of the map: a gazetted transfer counts once, from the former holder to the new one (to the holder of today where none is named), a licence from the licensor (the holder where none is named) to the licensee, each by the first-named. A place comes from the record itself, else from the area of most rights that the organisation holds; a natural person is placed by the record alone. Net is in less out, the net rate net of in plus out; one-sided is the difference of both ways of their sum.',
    },
    formula: 'net = in − out;  effectiveness = (in − out)/(in + out);  asymmetry = |a − b|/(a + b)',
    doubts: [
      {
        zh: '集团内部划转、更名、受让后再转，都像是流动，却不一定有技术转移。',
        en: 'Transfers within a group, changes of name and resales look like flows without any technology moving.',
      },
      {
        zh: '未备案的许可看不到；一方区域不明的另行列出，不计入份额。',
        en: 'Licences that were not recorded are not seen. Where the area of a side is unknown it is listed apart and in no share.',
      },
      {
        zh: '以现在的地址代替当时的地址时，搬迁会造成假流动；按名下权利推断地点的，子公司多在一区的集团会被记在那一区。',
        en: 'Where today’s address stands for that of the time, a removal makes a flow that never was; and who is placed by most of its rights may sit elsewhere.',
      },
      DOUBT.value,
      DOUBT.smallNumbers,
    ],
    sources: [
      'H. S. Shryock, J. S. Siegel, The Methods and Materials of Demography, US Bureau of the Census 1973, ch. 21',
    ],
  },
  nearness: {
    title: { zh: '附近谁有所需技术', en: 'Who nearby owns what is needed' },
    says: {
      zh: '离这家企业近、又有其所需分类或所述技术的权利人，按契合与距离排序。是联系的线索，不是推荐。',
      en: 'Holders near the firm who own patents of the classes that it needs, or that say what it describes, by fit and distance. It is a lead, not a recommendation.',
    },
    method: {
      zh: '分类契合看分类号在哪一级相同、有多少件；文字契合看其一件权利的名称、摘要和首项权利要求说到了描述中多少词，少见的词份量大；两者都有时各占一半。距离每增加一个“减半距离”，得分减半。都是平台的约定。',
      en: 'Classes fit by the level at which they agree and by the number of patents; texts by how many of the described words one right says in title, abstract and first claim, rare words weighing more; where both are told each is half. Each “half distance” halves the score. All are conventions of the platform.',
    },
    formula:
      'score = fit · 2^(−d/h);  fit = (1 − t)·classes + t·text;  text = max over rights of Σ w said / Σ w, w = ln(1 + (N − n + ½)/(n + ½))·f(k₁ + 1)/(f + k₁)',
    doubts: [
      {
        zh: '文字只比较字面：同一技术的另一种说法不算说到，说到也可能是在否定它。企业自己权利的分类说的是它有什么，不一定是它缺什么，请按需要修改。',
        en: 'Texts are compared by their words: another expression for the same is not found, and a word may be said to deny it. The classes of a firm’s own rights say what it has, not what it lacks; change them.',
      },
      {
        zh: '分类相同不等于技术能用；分类不同也可能正好合用。请读文本。',
        en: 'The same class is no guarantee of use, and another class may be just right. Read the texts.',
      },
      {
        zh: '不知道权利人愿不愿意转让或许可，也不看权利是否已质押、独占许可。',
        en: 'It is not known whether a holder is willing, nor whether the right is pledged or licensed exclusively.',
      },
      {
        zh: '距离是直线，且只到登记地址；技术合作也不只看远近。',
        en: 'Distances are straight and to registered addresses, and cooperation is not a matter of distance alone.',
      },
      DOUBT.unplaced,
    ],
    sources: [
      'A. G. Wilson, Transportation Research 1, 1967, 253–269',
      'S. Robertson, H. Zaragoza, Foundations and Trends in Information Retrieval 3, 2009, 333–389 (weight of words)',
    ],
  },
  reach: {
    title: { zh: '服务站点覆盖', en: 'Reach of service stations' },
    says: {
      zh: '离最近服务站点若干距离以内，有多少权利、多少家机构，估计住着多少人；哪些区域的权利大半在覆盖之外。',
      en: 'How many rights and organisations lie, and about how many people live, within given distances of the nearest station; and of which areas more than half of the rights lie beyond.',
    },
    method: {
      zh: '逐点找最近的站点，直线距离乘以绕行系数，再按距离分档计数。机构按名称各计一次，取离站点最近的一处。人口按面积估计：区县常住人口乘以其面积落在距离以内的比例。',
      en: 'For each place the nearest station is found; the straight distance times a detour factor is counted by steps. Organisations count once by name, at their place nearest to a station. People are estimated by area: the population of a district times the share of its surface within the distance.',
    },
    formula:
      'd = detour · 2R·asin √(sin²(Δφ/2) + cosφ₁ cosφ₂ sin²(Δλ/2));  P = Σ Pᵢ · (area of i within reach / area of i)',
    doubts: [
      {
        zh: '人口假定在区县内均匀分布，事实并非如此：周至、蓝田、鄠邑、长安的南半是秦岭，人住在北面的平原，站点也在那里，所以那里的覆盖估低；城区内也有疏密。',
        en: 'People are taken to live evenly spread over a district, which they do not: the south of Zhouzhi, Lantian, Huyi and Chang’an is mountains, people live and stations lie in the plain to the north, so their reach comes out too low there; cities are uneven, too.',
      },
      {
        zh: '机构按名称分辨：同一家的两种写法算两家，没有权利或没有点位的企业不在其中。',
        en: 'Organisations are told apart by name: two spellings count as two. Firms without a right, or without a point, are not among them.',
      },
      {
        zh: '直线不是道路：河流、铁路、秦岭都不在计算里；绕行系数是未经本市核实的参数。',
        en: 'A straight line is no road: rivers, railways and mountains are not in it, and the detour factor has not been verified for the city.',
      },
      {
        zh: '近不等于用得上：不看窗口办理范围、开放时间和能力；很多事项网上可办。',
        en: 'Near is not the same as of use: what a station does, when and how well is not in it, and much is done online.',
      },
      {
        zh: '只定位到街道的记录，按街道的代表点计算距离，会偏。',
        en: 'Records placed by their street alone are measured from one point of it, which errs.',
      },
      DOUBT.unplaced,
      DOUBT.address,
    ],
    sources: [
      'R. W. Sinnott, Virtues of the haversine, Sky and Telescope 68(2), 1984, 158',
      'M. F. Goodchild, N. S.-N. Lam, Areal interpolation: a variant of the traditional spatial problem, Geo-Processing 1, 1980, 297–312',
    ],
  },
  change: {
    title: { zh: '两个时期的变化', en: 'Change between two periods' },
    says: {
      zh: '各区域后一时期比前一时期多了还是少了多少件、百分之几。',
      en: 'By how many records, and per cent, each area rose or fell from one period to the next.',
    },
    method: {
      zh: '后减前；基数不足时不给百分比。零在中间，增减两侧用相同的分级，同样大小的增与减颜色同样深。',
      en: 'After less before; no percentage on too small a base. Zero is the middle and both sides have the same classes, so that a rise and a fall of one size are equally deep.',
    },
    formula: 'b − a;  100·(b − a)/a;  2(b − a)/(a + b)',
    doubts: [
      DOUBT.late,
      {
        zh: '两个时期长短不同则不可比；政策、费减、清理非正常申请都会使数量突变，不代表创新突变。',
        en: 'Periods of unequal length do not compare; policies, fees and the cleaning of abnormal filings make numbers jump without invention doing so.',
      },
      {
        zh: '企业迁址会让一区减、一区增，而没有新的发明。',
        en: 'A firm that moves lowers one district and raises another without any new invention.',
      },
      DOUBT.smallNumbers,
      DOUBT.ecological,
    ],
    sources: [
      'S. J. Davis, J. C. Haltiwanger, S. Schuh, Job Creation and Destruction, MIT Press 1996',
    ],
  },
};

/** Why nothing was computed, in a sentence. */
export function explainNotComputed({ reason, n, least }: NotComputed): { zh: string; en: string } {
  switch (reason) {
    case 'fewCells':
      return {
        zh: `只有${n}个格子，少于${least}个，检验没有意义。请放宽范围或缩小格子。`,
        en: `There are ${n} cells, fewer than ${least}; a test would mean nothing. Widen the search or take smaller cells.`,
      };
    case 'fewAreas':
      return {
        zh: `只有${n}个可比的区域，至少要${least}个。`,
        en: `There are ${n} areas to compare; there have to be ${least} at least.`,
      };
    case 'fewRecords':
      return {
        zh: `只有${n}件有位置的记录，至少要${least}件。`,
        en: `There are ${n} records with a place; there have to be ${least} at least.`,
      };
    case 'allEqual':
      return {
        zh: '各处数量相同，没有可比的差别。',
        en: 'All numbers are the same; there is nothing to compare.',
      };
    case 'onePlace':
      return {
        zh: '全部记录在同一处，没有分布可言。',
        en: 'All records lie at one place; there is no spread.',
      };
    case 'noRecords':
      return { zh: '没有记录。', en: 'There are no records.' };
    case 'smallArea':
      return {
        zh: `该区域只有${n}件，少于${least}件，区位商不可靠，不计算。`,
        en: `The area has ${n} records, fewer than ${least}; a quotient would not be reliable.`,
      };
    case 'smallField':
      return {
        zh: `该产业全市只有${n}件，少于${least}件，区位商不可靠，不计算。`,
        en: `The field has ${n} records in the whole city, fewer than ${least}; a quotient would not be reliable.`,
      };
    case 'noBoundaries':
      return {
        zh: '没有区县边界，不能按面积估计。',
        en: 'There are no boundaries of districts, by whose surface it would be estimated.',
      };
    case 'noPopulation':
      return {
        zh: '没有登记到当日为止的区县常住人口。请在“常住人口”台账按区县登记。',
        en: 'No population of districts up to the day is registered. Enter it by district in the register of population.',
      };
    case 'hiddenCounts':
      return {
        zh: `有隐去的小数目，全部只有${n}件，少于${least}件；集中程度会透露它们，不显示。`,
        en: `Small counts are hidden and there are ${n} records in all, fewer than ${least}; the measures would tell them and are not shown.`,
      };
  }
}
