/** Goods and services in our own words by similar group (类似群), whose first two digits are the class. */
const GROUPS = `
0101 工业用气体 工业用碱 硅溶胶
0104 催化剂 工业用化学品 防冻液
0109 肥料 土壤调节剂 叶面肥
0201 染料 着色剂 食用色素
0205 防锈涂料 建筑涂料 木器漆
0301 洗衣液 洗洁精 香皂
0306 面霜 护发素 香水
0401 工业用油 润滑剂
0402 燃料 生物质颗粒燃料
0501 中成药 人用药 药茶
0502 营养补充剂 医用食品
0505 杀虫剂 除草剂
0601 合金 金属粉末 钛板
0603 金属建筑材料 金属门窗
0605 钢丝绳 金属紧固件
0701 农业机械 收割机 播种机
0742 机床 数控加工中心 3D打印机
0748 发电机 风力发电机组
0749 液压泵 阀（机器部件） 轴承
0901 数据处理设备 计算机软件 集成电路用电子芯片
0907 通信天线 路由器 卫星导航仪器
0910 测量仪器 传感器 激光测距仪
0913 半导体器件 功率模块 晶片（硅片）
0922 蓄电池 充电桩 太阳能电池板
1001 医疗器械 医用诊断仪 血压计
1003 医用手套 护理垫
1004 康复训练器 按摩器械
1101 照明器 路灯 车灯
1106 空调 空气净化器 新风机
1110 净水器 水处理设备
1202 电动汽车 汽车车身 无人驾驶汽车
1204 自行车 电动自行车
1209 无人机 航空器 飞机部件
1404 首饰盒 银饰 玉雕
1501 乐器 古筝 鼓
1601 纸 包装纸 纸巾
1606 图书 笔记本 文创日历
1607 书画作品 明信片
1702 密封圈 橡胶制品
1706 绝缘材料 绝缘胶带
1801 皮革 人造革
1802 手提包 旅行箱 书包
1903 水泥 混凝土砌块
1909 非金属门 木地板
2001 家具 办公桌 书架
2005 木制工艺品 竹编制品
2101 餐具 锅 厨房用具
2102 陶瓷摆件 瓷器 茶具
2401 织物 丝织品 无纺布
2406 床上用品 毛巾被
2501 服装 汉服 童装
2507 鞋 布鞋
2509 帽子 围巾
2801 游戏机 棋类 玩具
2807 健身器材 球拍
2901 肉制品 牛羊肉 腊肉
2904 水果罐头 果脯
2907 牛奶制品 酸奶
2911 加工过的坚果 核桃仁
3002 茶 茶饮料 茯茶
3006 糕点 面包 月饼
3009 面条 凉皮 馍
3016 调味品 醋 辣椒油
3101 树木 苗木
3105 新鲜水果 鲜猕猴桃 鲜石榴
3106 新鲜蔬菜 食用菌菌种
3201 啤酒 精酿啤酒
3202 果汁 矿泉水 无酒精饮料
3301 白酒 葡萄酒 稠酒
3502 广告 市场营销
3503 替他人推销 电子商务平台服务
3506 人员招聘 商业管理辅助
3602 金融服务 融资租赁
3702 建筑施工 室内装修
3703 设备维修 汽车保养
3801 卫星传送 信息传送
3802 互联网接入 直播服务
3901 货运 仓储 配送
3911 旅行陪伴 观光旅游
4001 材料处理 金属加工 3D打印服务
4015 废物处理 水净化
4101 教育培训 职业培训
4104 出版服务 在线电子书
4105 演出 文艺表演 体育赛事组织
4209 技术研究 工业设计 材料测试
4220 软件开发 云计算 数据分析
4301 餐厅 茶馆 快餐馆
4302 酒店 民宿
4401 医疗服务 中医诊疗
4402 美容服务 理发
4404 农业咨询 园艺
4506 法律服务 知识产权咨询`;

export interface SimilarGroup {
  readonly code: string;
  readonly goods: readonly string[];
}

/** Similar groups by Nice class. */
export const GROUPS_BY_CLASS: ReadonlyMap<number, readonly SimilarGroup[]> = (() => {
  const byClass = new Map<number, SimilarGroup[]>();
  for (const line of GROUPS.trim().split('\n')) {
    const [code, ...goods] = line.split(' ');
    const nice = Number(code!.slice(0, 2));
    const list = byClass.get(nice) ?? [];
    list.push({ code: code!, goods });
    byClass.set(nice, list);
  }
  return byClass;
})();

/** Produce that an invented geographical indication may name. */
export const PRODUCE: readonly {
  readonly name: string;
  readonly nice: number;
  readonly group: string;
}[] = [
  { name: '猕猴桃', nice: 31, group: '3105' },
  { name: '樱桃', nice: 31, group: '3105' },
  { name: '石榴', nice: 31, group: '3105' },
  { name: '鲜桃', nice: 31, group: '3105' },
  { name: '葡萄', nice: 31, group: '3105' },
  { name: '草莓', nice: 31, group: '3105' },
  { name: '核桃', nice: 29, group: '2911' },
  { name: '茯茶', nice: 30, group: '3002' },
  { name: '挂面', nice: 30, group: '3009' },
  { name: '稠酒', nice: 33, group: '3301' },
  { name: '木耳', nice: 29, group: '2901' },
];
