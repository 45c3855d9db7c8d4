/** Mail services whose boxes are thrown away after use. Their subdomains count too. */
export const disposableMailDomains: ReadonlySet<string> = new Set(
  `0-mail.com 10minutemail.com 10minutemail.net 10minutemail.co.uk 10mail.org 1secmail.com 1secmail.net 1secmail.org
  20minutemail.com 20minutemail.it 33mail.com anonbox.net anonymbox.com armyspy.com bccto.me binkmail.com bobmail.info
  boun.cr bouncr.com bugmenot.com burnermail.io byom.de chacuo.net chammy.info cool.fr.nf courriel.fr.nf cuvox.de
  dayrep.com deadaddress.com despam.it devnullmail.com discard.email discardmail.com discardmail.de disposable.com
  disposableaddress.com disposeamail.com disposemail.com dispostable.com dodgeit.com dodgit.com dontreg.com
  dropmail.me dudmail.com e4ward.com easytrashmail.com einrot.com einrot.de emailfake.com emailondeck.com emailsensei.com
  emailtemporario.com.br emltmp.com ephemail.net explodemail.com eyepaste.com fakeinbox.com fakemail.fr fakemail.net
  fakemailgenerator.com fastacura.com filzmail.com fleckens.hu freemail.ms generator.email get1mail.com getairmail.com
  getmails.eu getnada.com getonemail.com gishpuppy.com grr.la guerrillamail.biz guerrillamail.com guerrillamail.de
  guerrillamail.info guerrillamail.net guerrillamail.org guerrillamailblock.com gustr.com haltospam.com harakirimail.com
  hidemail.de hmamail.com hulapla.de imails.info inboxalias.com inboxbear.com inboxkitten.com incognitomail.com
  incognitomail.org instant-mail.de internxt.email jetable.com jetable.fr.nf jetable.net jetable.org jourrapide.com
  kasmail.com kurzepost.de lifebyfood.com lroid.com luxusmail.org mail-temp.com mail-temporaire.fr mail.tm mail1a.de
  mail21.cc mailcatch.com maildrop.cc maildrop.cf maildx.com maileater.com mailexpire.com mailforspam.com mailfreeonline.com
  mailinator.com mailinator.net mailinator.org mailinator2.com mailismagic.com mailmetrash.com mailmoat.com mailnesia.com
  mailnull.com mailpoof.com mailsac.com mailshell.com mailsiphon.com mailtemp.info mailtothis.com mailtrash.net mailzilla.com
  meltmail.com migmail.pl mintemail.com mohmal.com moakt.cc moakt.com moakt.ws mt2014.com mt2015.com muellmail.com
  muellemail.com mvrht.net mytemp.email mytrashmail.com nada.email nada.ltd netzidiot.de no-spam.ws nobulk.com noclickemail.com
  nomail.xl.cx nospam.ze.tc nospamfor.us nowmymail.com nwytg.net objectmail.com onewaymail.com opayq.com ordinaryamerican.net
  owlpic.com politikerclub.de pookmail.com privacy.net proxymail.eu putthisinyourspamdatabase.com qq.my quickinbox.com
  rcpt.at receiveee.com recode.me rhyta.com rmqkr.net safe-mail.net safetymail.info schafmail.de shark.mailinator.com
  sharklasers.com shieldedmail.com shitmail.me shortmail.net sneakemail.com sofort-mail.de sogetthis.com soodonims.com
  spam.la spam4.me spamavert.com spambob.com spambog.com spambog.de spambog.ru spambox.us spamcero.com spamday.com
  spamex.com spamfree24.com spamfree24.de spamfree24.eu spamfree24.org spamgourmet.com spamgourmet.net spamherelots.com
  spamhole.com spamify.com spaml.de spammotel.com spamspot.com spamthis.co.uk speed.1s.fr superrito.com suremail.info
  teleworm.us temp-mail.com temp-mail.de temp-mail.io temp-mail.org temp-mail.ru tempail.com tempalias.com tempe-mail.com
  tempemail.co.za tempemail.com tempemail.net tempinbox.co.uk tempinbox.com tempmail.de tempmail.dev tempmail.eu tempmail.it
  tempmail.net tempmail.plus tempmail2.com tempmailaddress.com tempmailer.com tempmailer.de tempomail.fr temporaryemail.net
  temporaryinbox.com temporarymailaddress.com tempr.email tempymail.com thankyou2010.com thisisnotmyrealemail.com
  throwam.com throwawayemailaddress.com throwawaymail.com tilien.com tmail.ws tmailinator.com tmpmail.net tmpmail.org
  toiea.com tradermail.info trash-mail.at trash-mail.com trash-mail.de trash2009.com trashdevil.com trashemail.de trashmail.at
  trashmail.com trashmail.de trashmail.me trashmail.net trashmail.org trashmail.ws trashymail.com trbvm.com tyldd.com
  uggsrock.com uroid.com veryrealemail.com vomoto.com wegwerf-email.de wegwerfadresse.de wegwerfemail.com wegwerfemail.de
  wegwerfmail.de wegwerfmail.info wegwerfmail.net wegwerfmail.org wh4f.org willselfdestruct.com wuzup.net xagloo.com
  xemaps.com xents.com xmaily.com xoxy.net yep.it yopmail.com yopmail.fr yopmail.net yuurok.com zehnminutenmail.de
  zippymail.info zoemail.org`
    .trim()
    .split(/\s+/),
);
