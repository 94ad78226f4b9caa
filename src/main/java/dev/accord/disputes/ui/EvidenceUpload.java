package dev.accord.disputes.ui;

import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.accord.disputes.DisputeFiles;
import dev.accord.disputes.FileType;
import dev.accord.ui.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a file of evidence is dropped. What is too large is cut off here already, before it fills the disk. */
final class EvidenceUpload extends Upload {

    /** A file that came; it is gone when whoever is told of it has returned. */
    record Sent(String name, Path content) implements Serializable {}

    private static final int BUFFER = 64 << 10;

    EvidenceUpload(SerializableConsumer<Sent> sent) {
        setUploadHandler(new Receiver(sent));
        setAcceptedFileTypes(FileType.allEndings().toArray(String[]::new));
        setMaxFiles(1);
        setMaxFileSize(DisputeFiles.LARGEST);
        setI18n(new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles().setOne("Choose a file").setMany("Choose files")));
        setDropLabel(new Span("or drop a file here, at most %d MB".formatted(DisputeFiles.LARGEST >> 20)));
        addFileRejectedListener(rejection -> Notice.refused(rejection.getErrorMessage()));
    }

    private final class Receiver implements UploadHandler {

        private final SerializableConsumer<Sent> sent;

        Receiver(SerializableConsumer<Sent> sent) {
            this.sent = sent;
        }

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            Path kept = Files.createTempFile("accord-evidence-", null);
            boolean fits = received(event, kept);
            try {
                event.getUI().access(() -> {
                    clearFileList();
                    if (fits) {
                        tell(event.getFileName(), kept);
                    } else {
                        remove(kept);
                        Notice.refused(
                                "The file is too large: at most %d MB fit.".formatted(DisputeFiles.LARGEST >> 20));
                    }
                });
            } catch (UIDetachedException left) {
                // the page was closed while the file came
                remove(kept);
            }
        }

        private void tell(String name, Path kept) {
            try {
                sent.accept(new Sent(name, kept));
            } finally {
                remove(kept);
            }
        }

        @Override
        public long getFileSizeMax() {
            return DisputeFiles.LARGEST;
        }
    }

    private static boolean received(UploadEvent event, Path kept) throws IOException {
        long left = DisputeFiles.LARGEST;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = event.getInputStream();
                OutputStream out = Files.newOutputStream(kept)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    event.reject("The file is too large");
                    return false;
                }
                out.write(buffer, 0, read);
            }
            return true;
        } catch (IOException broken) {
            remove(kept);
            throw broken;
        }
    }

    private static void remove(Path kept) {
        try {
            Files.deleteIfExists(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
