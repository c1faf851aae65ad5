package org.dunning.reply.mail;

import java.util.regex.Pattern;

/** Lines under a mail that its author did not write: those of devices, and notes on confidentiality. */
final class MailFooter {

    private static final int LONGEST = 400;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern DEVICE = Pattern.compile(
            "\\s*+(enviado desde (mi|el|un|outlook|yahoo|mail|correo|gmail|samsung|huawei|xiaomi)|sent from (my|mail|outlook|yahoo|samsung|an? )"
                    + "|sent via |von meinem .{2,40} gesendet|gesendet (von|mit) (meinem|mail|outlook|der|yahoo|samsung|web)"
                    + "|envoyé (de(puis)?|à partir de) (mon|ma|outlook|yahoo|mail|l'|un)|inviato (da|dal) |inviata da"
                    + "|enviado (do|a partir do|através do|da) (meu|minha|outlook|yahoo|mail|iphone|correio)"
                    + "|enviat (des de|des del) |get outlook for|obtener outlook|obtén outlook|outlook für|holen sie sich outlook"
                    + "|télécharger outlook|obtenir outlook|scarica outlook|ottieni outlook|obter o outlook|obteniu outlook"
                    + "|libre de virus|virus-free|virenfrei|sans virus|privo di virus|livre de vírus|lliure de virus|diese e-mail wurde von .{2,40} auf viren).*+",
            FLAGS);

    private static final Pattern NOTE = Pattern.compile(
            "[\\s*_-]*+(aviso legal|aviso de confidencialidad|cláusula de confidencialidad|confidencialidad\\b|nota de confidencialidad"
                    + "|(este|esta) (correo|mensaje|e-?mail|comunicación|mensagem|mensaje electrónico|mail)( electrónico| eletrónic[oa])?( y (sus|los)| e os| y|,|\\s)"
                    + ".{0,80}(confidencial|privilegiad|destinatari|dirigid)"
                    + "|(this|the information (contained )?in this) (e-?mail|message|communication|mail)\\b.{0,120}(confidential|privileged|intended (solely|only|for)|recipient)"
                    + "|confidentiality( notice| note)?\\b|disclaimer\\b|if you are not the (intended|named)|if you have received this"
                    + "|diese (e-?mail|nachricht|mail)\\b.{0,120}(vertraulich|bestimmt|empfänger)|vertraulichkeitshinweis"
                    + "|ce (message|courriel|mail|courrier)\\b.{0,120}(confidentiel|destinataire|destiné)"
                    + "|(questo|la presente|il presente) (messaggio|e-?mail|comunicazione|mail)\\b.{0,120}(riservat|confidenzial|destinatari)"
                    + "|le informazioni contenute|avviso di riservatezza|nota di riservatezza"
                    + "|as informações contidas|aviso legal|nota de confidencialidade"
                    + "|(aquest|aquesta) (correu|missatge|comunicació)\\b.{0,120}(confidencial|destinatari|adreçat)"
                    + "|si no es (usted )?(el|su) destinatario|si ha recibido este|en cumplimiento (de|del|de la|de lo)"
                    + "|(de acuerdo con|de conformidad con|conforme a|a efectos de) .{0,60}(protección de datos|rgpd|lopd|2016/679)"
                    + "|le informamos (de )?que (sus|los) datos|sus datos (personales )?(forman|han sido|serán|se)"
                    + "|(protección de datos|data protection|datenschutz(hinweis)?|protezione dei dati|proteção de dados|protecció de dades)\\s?+:"
                    + "|antes de imprimir|please consider the environment|bitte (denken|prüfen) sie .{0,40}(umwelt|drucken)|pensez à l'environnement"
                    + "|pensa all'ambiente|prima di stampare|pense (no|antes)|abans d'imprimir|think before).*+",
            FLAGS);

    private MailFooter() {}

    static boolean isOfDevice(String line) {
        return line.length() < 200 && DEVICE.matcher(line).matches();
    }

    static boolean isNote(String line) {
        return NOTE.matcher(line.length() > LONGEST ? line.substring(0, LONGEST) : line)
                .matches();
    }
}
