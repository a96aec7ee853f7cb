package apical.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Any XML parser reads a figure, whatever its words are. */
class SvgTest {

    @Test
    void wordsOfAnyKindAreReadAgain() throws Exception {
        String forbidden = "a\u0000b\u001b[31mc\ud800d\udc00e\ufffef\uffff";
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        Svg.write(new Page("<" + forbidden + ">", List.of(), List.of(), 10, forbidden + " \ud83e\udde0\tend"), svg);
        Document read = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.toByteArray()));
        String readable = "a\ufffdb\ufffd[31mc\ufffdd\ufffde\ufffdf\ufffd";
        assertEquals("<" + readable + ">", read.getElementsByTagName("title").item(0).getTextContent());
        assertEquals(". . " + readable + " \ud83e\udde0\tend", read.getElementsByTagName("desc").item(0).getTextContent());
    }
}
