/** Mail services where anybody opens a box: web mail and the boxes that internet providers give to households. */
export const freeMailDomains: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com
  outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.at outlook.be outlook.dk outlook.ie outlook.pt outlook.cz
  outlook.hu outlook.sk outlook.co.id outlook.co.th outlook.com.ar outlook.com.au outlook.com.br outlook.com.gr
  outlook.com.tr outlook.com.vn outlook.in outlook.jp outlook.kr outlook.lv outlook.my outlook.ph outlook.sa outlook.sg
  hotmail.com hotmail.de hotmail.fr hotmail.es hotmail.it hotmail.be hotmail.nl hotmail.ch hotmail.dk hotmail.se hotmail.no
  hotmail.fi hotmail.gr hotmail.at hotmail.ca hotmail.co.uk hotmail.co.jp hotmail.co.nz hotmail.co.th hotmail.co.za
  hotmail.com.ar hotmail.com.au hotmail.com.br hotmail.com.mx hotmail.com.tr hotmail.cl hotmail.hu hotmail.cz
  live.com live.de live.fr live.es live.it live.be live.nl live.ca live.at live.ch live.cl live.cn live.dk live.fi live.ie live.no
  live.pt live.ru live.se live.co.uk live.co.za live.com.ar live.com.au live.com.mx live.com.pt live.in live.jp msn.com
  passport.com windowslive.com
  yahoo.com yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.at yahoo.be yahoo.nl yahoo.pl yahoo.ro yahoo.se yahoo.no yahoo.dk
  yahoo.gr yahoo.hu yahoo.ie yahoo.pt yahoo.ca yahoo.cl yahoo.cn yahoo.in yahoo.co.uk yahoo.co.in yahoo.co.id yahoo.co.jp
  yahoo.co.kr yahoo.co.nz yahoo.co.th yahoo.co.za yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.co yahoo.com.hk
  yahoo.com.mx yahoo.com.my yahoo.com.pe yahoo.com.ph yahoo.com.sg yahoo.com.tr yahoo.com.tw yahoo.com.ve yahoo.com.vn
  ymail.com rocketmail.com myyahoo.com aol.com aol.de aol.fr aol.co.uk aol.it aim.com love.com verizon.net
  icloud.com me.com mac.com
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.com tuta.io keemail.me
  mailbox.org posteo.de posteo.net posteo.at posteo.ch hushmail.com runbox.com fastmail.com fastmail.fm fastmail.net
  mailfence.com startmail.com disroot.org riseup.net hey.com zoho.com zohomail.com zohomail.eu yandex.com yandex.ru ya.ru
  gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.us gmx.fr gmx.es gmx.co.uk gmx.eu gmx.info gmx.org gmx.biz gmx.li gmx.tm caramail.com
  web.de email.de freenet.de arcor.de t-online.de magenta.de mail.de freemail.de online.de onlinehome.de 1und1.de
  vodafone.de vodafonemail.de kabelmail.de unitybox.de unity-mail.de ewe.net ewetel.net htp-tel.de netcologne.de nexgo.de
  o2mail.de o2online.de alice-dsl.net alice.de versanet.de osnanet.de wtnet.de lycos.de firemail.de smart-mail.de
  directbox.com emailn.de surfeu.de kabelbw.de inode.at aon.at chello.at utanet.at a1.net drei.at kabsi.at
  bluewin.ch hispeed.ch sunrise.ch swissonline.ch gmail.ch bluemail.ch quickline.ch tele2.ch green.ch
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr aliceadsl.fr voila.fr
  cegetel.net noos.fr 9online.fr freesbee.fr libertysurf.fr tele2.fr dbmail.com
  terra.es telefonica.net movistar.es ono.com ya.com orange.es jazztel.es euskaltel.net mundo-r.com wanadoo.es
  libero.it virgilio.it alice.it tin.it tiscali.it tim.it inwind.it iol.it email.it fastwebnet.it vodafone.it poste.it
  pec.it blu.it giallo.it
  sapo.pt iol.pt clix.pt netcabo.pt mail.pt
  telenet.be skynet.be proximus.be scarlet.be voo.be belgacom.net pandora.be
  ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl xs4all.nl home.nl casema.nl chello.nl upcmail.nl online.nl
  telfort.nl tele2.nl quicknet.nl zonnet.nl freeler.nl wxs.nl zeelandnet.nl
  btinternet.com btopenworld.com talktalk.net talk21.com sky.com virginmedia.com virgin.net blueyonder.co.uk ntlworld.com
  tiscali.co.uk plusnet.com plus.com o2.co.uk orange.net fsmail.net freeserve.co.uk mail.co.uk eircom.net vodafone.ie
  tele2.se telia.com spray.se bredband.net comhem.se passagen.se online.no broadpark.no getmail.no lyse.net mail.dk
  jubii.dk ofir.dk tdcadsl.dk post.tele.dk youmail.dk stofanet.dk elisanet.fi kolumbus.fi luukku.com saunalahti.fi
  suomi24.fi pp.inet.fi welho.com simnet.is
  wp.pl o2.pl onet.pl onet.eu op.pl interia.pl interia.eu poczta.onet.pl poczta.fm tlen.pl gazeta.pl vp.pl autograf.pl
  seznam.cz email.cz centrum.cz post.cz atlas.cz volny.cz azet.sk centrum.sk zoznam.sk pobox.sk post.sk
  freemail.hu citromail.hu t-online.hu indamail.hu abv.bg mail.bg dir.bg siol.net net.hr inet.hr t-com.hr
  mail.ru bk.ru inbox.ru list.ru internet.ru rambler.ru lenta.ru ro.ru autorambler.ru ukr.net i.ua meta.ua bigmir.net tut.by
  inbox.lv one.lt mail.ee hot.ee otenet.gr in.gr forthnet.gr mynet.com superonline.com ttmail.com
  walla.co.il walla.com netvision.net.il bezeqint.net 012.net.il
  comcast.net att.net sbcglobal.net bellsouth.net pacbell.net ameritech.net prodigy.net swbell.net snet.net nvbell.net
  flash.net cox.net charter.net spectrum.net roadrunner.com rr.com twc.com earthlink.net mindspring.com juno.com
  netzero.net netzero.com optonline.net optimum.net windstream.net frontier.com frontiernet.net centurylink.net
  centurytel.net q.com embarqmail.com suddenlink.net mediacombb.net wowway.com cableone.net tds.net hughes.net peoplepc.com
  netscape.net lycos.com excite.com mail.com email.com usa.com post.com consultant.com engineer.com europe.com dr.com
  inbox.com myself.com usa.net bigfoot.com gmail.co
  rogers.com shaw.ca sympatico.ca bell.net telus.net videotron.ca cogeco.ca eastlink.ca sasktel.net mts.net nb.sympatico.ca
  bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au internode.on.net westnet.com.au dodo.com.au
  ozemail.com.au xtra.co.nz slingshot.co.nz vodafone.co.nz orcon.net.nz
  uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com r7.com zipmail.com.br oi.com.br
  prodigy.net.mx telmex.com infinitummail.com fibertel.com.ar arnet.com.ar speedy.com.ar ciudad.com.ar vtr.net adinet.com.uy
  rediffmail.com indiatimes.com sify.com in.com sancharnet.in vsnl.com vsnl.net
  qq.com foxmail.com vip.qq.com 163.com vip.163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn
  21cn.com tom.com wo.cn naver.com hanmail.net daum.net nate.com kakao.com hotmail.kr docomo.ne.jp ezweb.ne.jp
  softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp ocn.ne.jp excite.co.jp pchome.com.tw seed.net.tw hinet.net
  singnet.com.sg starhub.net.sg netvigator.com tm.net.my streamyx.com vnn.vn maktoob.com
  mweb.co.za telkomsa.net vodamail.co.za webmail.co.za iafrica.com absamail.co.za lantic.net`
    .trim()
    .split(/\s+/),
);
